using System.Globalization;
using System.Text;

namespace Rung.Engine.Reports.Html;

/// <summary>Text that may come from anywhere, made safe and visible in a page.</summary>
internal static class HtmlText
{
    private const int Longest = 4000;

    /// <summary>Escapes for element content and quoted attributes. Characters that control or reorder text are spelt out.</summary>
    public static string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            escaped.Append(rune.Value switch
            {
                '<' => "&lt;",
                '>' => "&gt;",
                '&' => "&amp;",
                '"' => "&quot;",
                '\'' => "&#39;",
                _ => IsInvisible(rune) ? Named(rune) : rune.ToString(),
            });
        }

        return escaped.ToString();
    }

    /// <summary>For the page's data: cut where it is too long to read, with its full length said; invisible characters spelt out.</summary>
    public static string Shown(string text)
    {
        var visible = new StringBuilder();
        foreach (var rune in (text.Length > Longest ? text[..Longest] : text).EnumerateRunes())
        {
            visible.Append(IsInvisible(rune) ? Named(rune) : rune.ToString());
        }

        return text.Length > Longest
            ? visible.Append(CultureInfo.InvariantCulture, $" … ({text.Length:#,0} characters in all)").ToString()
            : visible.ToString();
    }

    /// <summary>Each text between the same tags.</summary>
    public static string Each(IEnumerable<string> texts, string open, string close) =>
        string.Concat(texts.Select(text => $"{open}{Escaped(text)}{close}"));

    /// <summary>Texts as a list.</summary>
    public static string List(IEnumerable<string> texts) => $"<ul>{Each(texts, "<li>", "</li>")}</ul>";

    private static string Named(Rune rune) => string.Create(CultureInfo.InvariantCulture, $"⟨U+{rune.Value:X4}⟩");

    // Control characters break a page; bidirectional overrides make it say something else than it holds.
    private static bool IsInvisible(Rune rune) =>
        (Rune.IsControl(rune) && rune.Value is not ('\n' or '\t' or '\r'))
        || rune.Value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0x200E or 0x200F;
}
