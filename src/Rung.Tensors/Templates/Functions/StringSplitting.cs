using System.Buffers;
using Rung.Tensors.Templates.Values;

namespace Rung.Tensors.Templates.Functions;

/// <summary>Strings taken apart.</summary>
internal static class StringSplitting
{
    private static readonly SearchValues<char> LineEnds = SearchValues.Create("\r\n\v\f\u001c\u001d\u001e\u0085\u2028\u2029");

    public static TemplateList Split(string text, Arguments arguments, bool fromRight)
    {
        arguments.AllowOnly(2, "sep", "maxsplit");
        var most = arguments.Integer(1, "maxsplit", -1);
        var separator = arguments.OptionalText(0, "sep");
        if (separator is { Length: 0 })
        {
            throw arguments.Wrong("the separator is empty");
        }

        arguments.Rendering.ChargeLength(text.Length);
        var parts = separator is null ? Words(text) : text.Split(separator);
        arguments.Rendering.Charge(parts.Length);

        // Where splitting at white space stops, the rest keeps the white space at its far end.
        var isWhole = most < 0 || parts.Length == 0 || parts.Length - 1 < most || (separator is not null && parts.Length - 1 == most);
        return new TemplateList([.. isWhole ? parts : [.. Limited(text, separator, (int)most, fromRight)]]);
    }

    public static TemplateList Lines(string text, Arguments arguments)
    {
        arguments.AllowOnly(1, "keepends");
        arguments.Rendering.ChargeLength(text.Length);
        var lines = Lines(text, arguments.Flag(0, "keepends"));
        arguments.Rendering.Charge(lines.Count);
        return new TemplateList(lines);
    }

    public static List<string> Lines(string text, bool keepsEnds)
    {
        var lines = new List<string>();
        for (var start = 0; start < text.Length;)
        {
            var end = text.AsSpan(start).IndexOfAny(LineEnds);
            end = end < 0 ? text.Length : start + end;
            var next = end + (end >= text.Length ? 0 : text.AsSpan(end).StartsWith("\r\n") ? 2 : 1);
            lines.Add(text[start..(keepsEnds ? next : end)]);
            start = next;
        }

        return lines;
    }

    private static string[] Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    // The rest, with what separates inside of it, is one part: the last, or from the right the first.
    private static List<string> Limited(string text, string? separator, int most, bool fromRight)
    {
        var parts = new List<string>();
        var rest = Trimmed(text, separator, fromRight);
        for (; parts.Count < most; rest = Trimmed(rest, separator, fromRight))
        {
            var at = Find(rest, separator, fromRight);
            var length = separator?.Length ?? 1;
            parts.Add(fromRight ? rest[(at + length)..] : rest[..at]);
            rest = fromRight ? rest[..at] : rest[(at + length)..];
        }

        parts.Add(rest);
        if (fromRight)
        {
            parts.Reverse();
        }

        return parts;
    }

    private static string Trimmed(string text, string? separator, bool fromRight) =>
        separator is not null ? text : fromRight ? text.TrimEnd() : text.TrimStart();

    private static int Find(string text, string? separator, bool fromRight)
    {
        if (separator is not null)
        {
            return fromRight ? text.LastIndexOf(separator, StringComparison.Ordinal) : text.IndexOf(separator, StringComparison.Ordinal);
        }

        for (var i = 0; i < text.Length; i++)
        {
            var place = fromRight ? text.Length - 1 - i : i;
            if (char.IsWhiteSpace(text[place]))
            {
                return place;
            }
        }

        return -1;
    }
}
