using System.Globalization;
using System.Text;

namespace Rung.Tensors.Templates.Values;

/// <summary>Values as JSON, as Python's <c>json.dumps</c> writes it without escaping what is not ASCII.</summary>
internal sealed class ValueJson(Rendering rendering, int? indent)
{
    private readonly StringBuilder _text = new();

    public static string Of(object? value, int? indent, Rendering rendering)
    {
        var writer = new ValueJson(rendering, indent);
        writer.Write(value, depth: 0);
        return rendering.Made(writer._text.ToString());
    }

    private void Write(object? value, int depth)
    {
        rendering.Charge(1);
        if (depth > ValueText.Deepest)
        {
            throw rendering.Wrong($"a value is nested more than {ValueText.Deepest} deep.");
        }

        switch (value)
        {
            case string text:
                WriteString(text);
                break;
            case TemplateList list:
                WriteAll('[', ']', list.Items, depth, item => Write(item, depth + 1));
                break;
            case TemplateMap map:
                WriteAll('{', '}', map.Values, depth, pair => WritePair(pair, depth));
                break;
            default:
                _text.Append(Plain(value));
                break;
        }
    }

    private string Plain(object? value) => value switch
    {
        null => "null",
        bool flag => flag ? "true" : "false",
        long number => number.ToString(CultureInfo.InvariantCulture),
        double number when double.IsFinite(number) => ValueText.OfNumber(number),
        double number => double.IsNaN(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity",
        _ => throw rendering.Wrong($"{Kinds.Of(value)} cannot be written as JSON."),
    };

    private void WriteAll<T>(char open, char close, IReadOnlyCollection<T> items, int depth, Action<T> write)
    {
        _text.Append(open);
        var isFirst = true;
        foreach (var item in items)
        {
            _text.Append(isFirst ? "" : indent is null ? ", " : ",");
            isFirst = false;
            BreakLine(depth + 1);
            write(item);
        }

        if (!isFirst)
        {
            BreakLine(depth);
        }

        _text.Append(close);
    }

    private void WritePair(KeyValuePair<string, object?> pair, int depth)
    {
        WriteString(pair.Key);
        _text.Append(": ");
        Write(pair.Value, depth + 1);
    }

    private void BreakLine(int depth)
    {
        if (indent is { } width)
        {
            rendering.ChargeLength(_text.Length + ((long)width * depth));
            _text.Append('\n').Append(' ', width * depth);
        }
    }

    private void WriteString(string text)
    {
        rendering.ChargeLength(_text.Length + (long)text.Length);
        _text.Append('"');
        foreach (var unit in text)
        {
            _text.Append(unit switch
            {
                '"' => "\\\"",
                '\\' => @"\\",
                '\n' => @"\n",
                '\r' => @"\r",
                '\t' => @"\t",
                '\b' => @"\b",
                '\f' => @"\f",
                < ' ' => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)unit:x4}"),
                _ => unit.ToString(),
            });
        }

        _text.Append('"');
    }
}
