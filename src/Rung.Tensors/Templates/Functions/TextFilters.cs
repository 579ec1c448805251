using System.Text;
using Rung.Tensors.Templates.Values;

namespace Rung.Tensors.Templates.Functions;

/// <summary>Filters that make strings of strings.</summary>
internal static class TextFilters
{
    /// <summary>What the filter is applied to, as text.</summary>
    public static string Text(Arguments arguments) => ValueText.Of(arguments.Positional[0], arguments.Rendering);

    /// <summary>The first letter behind a space, a hyphen or a bracket upper case, the others lower.</summary>
    public static string Title(string text)
    {
        var result = new StringBuilder(text.Length);
        var isInside = false;
        foreach (var rune in text.EnumerateRunes())
        {
            result.Append(isInside ? Rune.ToLowerInvariant(rune) : Rune.ToUpperInvariant(rune));
            isInside = !Rune.IsWhiteSpace(rune) && rune.Value is not ('-' or '(' or '{' or '[' or '<');
        }

        return result.ToString();
    }

    public static string Trim(Arguments arguments)
    {
        arguments.AllowOnly(2, "chars");
        return arguments.OptionalText(1, "chars") is { } characters ? Text(arguments).Trim(characters.ToCharArray()) : Text(arguments).Trim();
    }

    public static string Replace(Arguments arguments)
    {
        arguments.AllowOnly(4, "count");
        var count = arguments.Optional(3, "count") is null ? -1 : arguments.Integer(3, "count", -1);
        return Replacement.Apply(Text(arguments), arguments.Text(1, "old"), arguments.Text(2, "new"), count, arguments.Rendering);
    }

    public static string Indent(Arguments arguments)
    {
        arguments.AllowOnly(4, "width", "first", "blank");
        var given = arguments.Optional(1, "width", 4L);
        var margin = given as string ?? new string(' ', (int)Math.Clamp(arguments.Integer(1, "width", 4), 0, 1000));
        var (first, blank) = (arguments.Flag(2, "first"), arguments.Flag(3, "blank"));
        var lines = StringSplitting.Lines($"{Text(arguments)}\n", keepsEnds: false);
        arguments.Rendering.ChargeLength(lines.Count * (margin.Length + 1L));
        var result = new StringBuilder();
        for (var i = 0; i < lines.Count; i++)
        {
            var isIndented = i == 0 ? first : blank || lines[i].Length > 0;
            result.Append(i > 0 ? "\n" : "").Append(isIndented ? margin : "").Append(lines[i]);
        }

        return arguments.Rendering.Made(result.ToString());
    }

    public static string Escape(Arguments arguments) => arguments.Rendering.Made(new StringBuilder(Text(arguments))
        .Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;").Replace("'", "&#39;").Replace("\"", "&#34;").ToString());
}
