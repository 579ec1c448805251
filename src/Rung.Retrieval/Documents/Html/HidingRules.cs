using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Rung.Retrieval.Documents.Html;

/// <summary>
/// Finds the elements that the style sheets inside a page hide. A rule that shows them again is not followed: what a page
/// shows only after a click counts as hidden, and is reported as taken out.
/// </summary>
internal static partial class HidingRules
{
    private const int MaxRules = 500;
    private const int LongestSelector = 300;

    public static HashSet<IElement> HiddenIn(IHtmlDocument page)
    {
        var hidden = new HashSet<IElement>();
        var rules = page.QuerySelectorAll("style").SelectMany(sheet => SelectorsIn(Comment().Replace(sheet.TextContent, ""), depth: 0));
        foreach (var selector in rules.Distinct(StringComparer.Ordinal).Take(MaxRules))
        {
            hidden.UnionWith(Matches(page, selector));
        }

        return hidden;
    }

    private static IEnumerable<string> SelectorsIn(string css, int depth)
    {
        for (var at = 0; css.IndexOf('{', at) is >= 0 and var open;)
        {
            var close = EndOf(css, open);
            var head = css[at..open].Trim();
            var body = css[(open + 1)..close];
            var inner = head.StartsWith("@media", StringComparison.OrdinalIgnoreCase) && !IsForPaper(head) && depth < 2
                ? SelectorsIn(body, depth + 1)
                : [];
            if (!head.StartsWith('@') && head.Length <= LongestSelector && InlineStyle.Parse(body).Hides)
            {
                inner = [head];
            }

            foreach (var selector in inner)
            {
                yield return selector;
            }

            at = Math.Min(close + 1, css.Length);
        }
    }

    private static bool IsForPaper(string head) =>
        head.Contains("print", StringComparison.OrdinalIgnoreCase) && !head.Contains("screen", StringComparison.OrdinalIgnoreCase);

    private static int EndOf(string css, int open)
    {
        var depth = 0;
        for (var i = open; i < css.Length; i++)
        {
            depth += css[i] switch { '{' => 1, '}' => -1, _ => 0 };
            if (depth == 0)
            {
                return i;
            }
        }

        return css.Length;
    }

    private static IEnumerable<IElement> Matches(IHtmlDocument page, string selector)
    {
        try
        {
            return page.QuerySelectorAll(selector);
        }
        catch (DomException)
        {
            // A selector that the browser would not understand hides nothing.
            return [];
        }
    }

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline | RegexOptions.NonBacktracking)]
    private static partial Regex Comment();
}
