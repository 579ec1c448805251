using System.Text;
using Rung.Engine.Reports.Html;

namespace Rung.Engine.Reports;

/// <summary>Text that may come from anywhere, made safe and visible in Markdown.</summary>
internal static class MarkdownText
{
    /// <summary>Backslashes before all that Markdown or HTML could read as more than text; one line.</summary>
    public static string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var character in HtmlText.Shown(text))
        {
            escaped.Append(character switch
            {
                '\n' or '\r' or '\t' => " ",
                '<' => "&lt;",
                '>' => "&gt;",
                '&' => "&amp;",
                '\\' or '`' or '*' or '_' or '[' or ']' or '|' or '#' or '~' or '$' or '!' or '@' => $"\\{character}",
                _ => character.ToString(),
            });
        }

        return escaped.ToString();
    }
}
