using System.Globalization;
using System.Text;

namespace Rung.Tensors.Templates.Values;

/// <summary>Values as text, as Python writes them: plain, and inside of lists and mappings.</summary>
internal sealed class ValueText(Rendering rendering)
{
    /// <summary>Deeper values are not written.</summary>
    public const int Deepest = 64;

    private readonly StringBuilder _text = new();

    /// <summary>What is written of a value by itself.</summary>
    public static string Of(object? value, Rendering rendering)
    {
        if (value is string text)
        {
            return text;
        }

        if (value is Undefined)
        {
            return "";
        }

        var writer = new ValueText(rendering);
        writer.Write(value, depth: 0);
        return rendering.Made(writer._text.ToString());
    }

    /// <summary>A number as Python writes it: the shortest digits that give it back.</summary>
    public static string OfNumber(double number)
    {
        if (!double.IsFinite(number))
        {
            return double.IsNaN(number) ? "nan" : number > 0 ? "inf" : "-inf";
        }

        if (number == 0)
        {
            return double.IsNegative(number) ? "-0.0" : "0.0";
        }

        var scientific = number.ToString("E16", CultureInfo.InvariantCulture);
        var exponent = int.Parse(scientific[(scientific.IndexOf('E', StringComparison.Ordinal) + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var shortest = Math.Abs(number).ToString("R", CultureInfo.InvariantCulture).Split('E')[0];
        var digits = shortest.Replace(".", "", StringComparison.Ordinal).Trim('0');
        return (number < 0 ? "-" : "") + Placed(digits, exponent);
    }

    // From the point on the second place for what is very large or small, else where it belongs.
    private static string Placed(string digits, int exponent) => exponent switch
    {
        < -4 or >= 16 => string.Create(
            CultureInfo.InvariantCulture,
            $"{digits[..1]}{(digits.Length > 1 ? "." : "")}{digits[1..]}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):00}"),
        < 0 => $"0.{new string('0', -exponent - 1)}{digits}",
        _ when digits.Length <= exponent + 1 => $"{digits.PadRight(exponent + 1, '0')}.0",
        _ => $"{digits[..(exponent + 1)]}.{digits[(exponent + 1)..]}",
    };

    private void Write(object? value, int depth)
    {
        rendering.Charge(1);
        if (depth > Deepest)
        {
            throw rendering.Wrong($"a value is nested more than {Deepest} deep.");
        }

        switch (value)
        {
            case string text:
                WriteQuoted(text);
                break;
            case TemplateList list:
                WriteList(list, depth);
                break;
            case TemplateMap map:
                WriteMap(map, depth);
                break;
            default:
                _text.Append(Plain(value));
                break;
        }
    }

    private static string Plain(object? value) => value switch
    {
        null => "None",
        bool flag => flag ? "True" : "False",
        long number => number.ToString(CultureInfo.InvariantCulture),
        double number => OfNumber(number),
        Undefined => "Undefined",
        _ => $"<{Kinds.Of(value)}>",
    };

    private void WriteList(TemplateList list, int depth)
    {
        _text.Append(list.IsTuple ? '(' : '[');
        for (var i = 0; i < list.Items.Count; i++)
        {
            _text.Append(i > 0 ? ", " : "");
            Write(list.Items[i], depth + 1);
        }

        _text.Append(list.IsTuple ? list.Items.Count == 1 ? ",)" : ")" : "]");
    }

    private void WriteMap(TemplateMap map, int depth)
    {
        _text.Append('{');
        var isFirst = true;
        foreach (var (key, item) in map.Values)
        {
            _text.Append(isFirst ? "" : ", ");
            isFirst = false;
            WriteQuoted(key);
            _text.Append(": ");
            Write(item, depth + 1);
        }

        _text.Append('}');
    }

    private void WriteQuoted(string text)
    {
        rendering.ChargeLength(_text.Length + (long)text.Length);
        var quote = text.Contains('\'', StringComparison.Ordinal) && !text.Contains('"', StringComparison.Ordinal) ? '"' : '\'';
        _text.Append(quote);
        foreach (var rune in text.EnumerateRunes())
        {
            WriteEscaped(rune, quote);
        }

        _text.Append(quote);
    }

    private void WriteEscaped(Rune rune, char quote)
    {
        var escaped = rune.Value switch
        {
            '\n' => @"\n",
            '\r' => @"\r",
            '\t' => @"\t",
            '\\' => @"\\",
            _ when rune.Value == quote => $"\\{quote}",
            < 0x20 or (>= 0x7F and <= 0xA0) or 0xAD => string.Create(CultureInfo.InvariantCulture, $"\\x{rune.Value:x2}"),
            _ when IsPrintable(rune) => rune.ToString(),
            <= 0xFFFF => string.Create(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}"),
            _ => string.Create(CultureInfo.InvariantCulture, $"\\U{rune.Value:x8}"),
        };
        _text.Append(escaped);
    }

    private static bool IsPrintable(Rune rune) => rune.Value == ' ' || Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
        or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.SpaceSeparator);
}
