using System.Text;
using Rung.Tensors.Templates.Values;

namespace Rung.Tensors.Templates.Functions;

/// <summary>The methods of strings, with Python's meaning.</summary>
internal static class StringMethods
{
    public static Callable? Find(string text, string name) =>
        FindCommon(text, name) is { } method ? new Callable(name, method) : null;

    /// <summary>The first letter of each word upper case, the others lower.</summary>
    public static string Titled(string text)
    {
        var result = new StringBuilder(text.Length);
        var isInside = false;
        foreach (var rune in text.EnumerateRunes())
        {
            result.Append(isInside ? Rune.ToLowerInvariant(rune) : Rune.ToUpperInvariant(rune));
            isInside = Rune.IsLetter(rune);
        }

        return result.ToString();
    }

    /// <summary>The first letter upper case, the others lower.</summary>
    public static string Capitalized(string text)
    {
        var first = text.Length > 1 && char.IsSurrogatePair(text, 0) ? 2 : Math.Min(1, text.Length);
        return text[..first].ToUpperInvariant() + text[first..].ToLowerInvariant();
    }

    private static Func<Arguments, object?>? FindCommon(string text, string name) => name switch
    {
        "strip" => arguments => Trimmed(text, arguments, left: true, right: true),
        "lstrip" => arguments => Trimmed(text, arguments, left: true, right: false),
        "rstrip" => arguments => Trimmed(text, arguments, left: false, right: true),
        "startswith" => arguments => Any(arguments, text.StartsWith),
        "endswith" => arguments => Any(arguments, text.EndsWith),
        "replace" => arguments => Replaced(text, arguments),
        "split" => arguments => StringSplitting.Split(text, arguments, fromRight: false),
        "rsplit" => arguments => StringSplitting.Split(text, arguments, fromRight: true),
        "splitlines" => arguments => StringSplitting.Lines(text, arguments),
        _ => FindCase(text, name) ?? FindSearch(text, name),
    };

    private static Func<Arguments, object?>? FindCase(string text, string name) => name switch
    {
        "upper" => _ => text.ToUpperInvariant(),
        "lower" => _ => text.ToLowerInvariant(),
        "title" => _ => Titled(text),
        "capitalize" => _ => Capitalized(text),
        "isdigit" => _ => All(text, Rune.IsDigit),
        "isnumeric" => _ => All(text, Rune.IsNumber),
        "isalpha" => _ => All(text, Rune.IsLetter),
        "isalnum" => _ => All(text, Rune.IsLetterOrDigit),
        "isspace" => _ => All(text, Rune.IsWhiteSpace),
        "isupper" => _ => text.EnumerateRunes().Any(Rune.IsUpper) && !text.EnumerateRunes().Any(Rune.IsLower),
        "islower" => _ => text.EnumerateRunes().Any(Rune.IsLower) && !text.EnumerateRunes().Any(Rune.IsUpper),
        _ => null,
    };

    private static Func<Arguments, object?>? FindSearch(string text, string name) => name switch
    {
        "find" => arguments => Points(text, text.IndexOf(arguments.Text(0, "sub"), StringComparison.Ordinal)),
        "rfind" => arguments => Points(text, text.LastIndexOf(arguments.Text(0, "sub"), StringComparison.Ordinal)),
        "count" => arguments => Counted(text, arguments.Text(0, "sub")),
        "join" => arguments => Joined(text, arguments),
        "removeprefix" => arguments => text.StartsWith(arguments.Text(0, "prefix"), StringComparison.Ordinal) ? text[arguments.Text(0, "prefix").Length..] : text,
        "removesuffix" => arguments => text.EndsWith(arguments.Text(0, "suffix"), StringComparison.Ordinal) ? text[..^arguments.Text(0, "suffix").Length] : text,
        "zfill" => arguments => Filled(text, arguments),
        _ => null,
    };

    private static string Trimmed(string text, Arguments arguments, bool left, bool right)
    {
        arguments.AllowOnly(1);
        var characters = arguments.OptionalText(0, "chars")?.ToCharArray();
        var result = text;
        result = !left ? result : characters is null ? result.TrimStart() : result.TrimStart(characters);
        return !right ? result : characters is null ? result.TrimEnd() : result.TrimEnd(characters);
    }

    private static bool Any(Arguments arguments, Func<string, StringComparison, bool> holds)
    {
        arguments.AllowOnly(1);
        return arguments.Required(0, "prefix") is TemplateList several
            ? several.Items.Any(item => item is string text && holds(text, StringComparison.Ordinal))
            : holds(arguments.Text(0, "prefix"), StringComparison.Ordinal);
    }

    private static string Replaced(string text, Arguments arguments)
    {
        arguments.AllowOnly(3, "count");
        return Replacement.Apply(text, arguments.Text(0, "old"), arguments.Text(1, "new"), arguments.Integer(2, "count", -1), arguments.Rendering);
    }

    private static string Joined(string separator, Arguments arguments)
    {
        var items = Operations.Items(arguments.Required(0, "iterable"), arguments.Rendering);
        return ListFilters.Join(items, separator, arguments.Rendering);
    }

    private static string Filled(string text, Arguments arguments)
    {
        var width = arguments.Integer(0, "width", 0);
        arguments.Rendering.ChargeLength(width);
        var sign = text.Length > 0 && text[0] is '+' or '-' ? 1 : 0;
        return text[..sign] + text[sign..].PadLeft((int)Math.Max(0, width) - sign, '0');
    }

    private static bool All(string text, Func<Rune, bool> holds) => text.Length > 0 && text.EnumerateRunes().All(holds);

    private static long Counted(string text, string part)
    {
        if (part.Length == 0)
        {
            return text.EnumerateRunes().Count() + 1L;
        }

        var count = 0L;
        for (var at = 0; (at = text.IndexOf(part, at, StringComparison.Ordinal)) >= 0; at += part.Length)
        {
            count++;
        }

        return count;
    }

    // Python counts characters, .NET UTF-16 units.
    private static long Points(string text, int index) => index <= 0 ? index : text.AsSpan(0, index).Length - CountPairs(text.AsSpan(0, index));

    private static int CountPairs(ReadOnlySpan<char> text)
    {
        var pairs = 0;
        for (var i = 1; i < text.Length; i++)
        {
            pairs += char.IsSurrogatePair(text[i - 1], text[i]) ? 1 : 0;
        }

        return pairs;
    }
}
