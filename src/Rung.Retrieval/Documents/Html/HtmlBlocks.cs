using AngleSharp.Dom;

namespace Rung.Retrieval.Documents.Html;

/// <summary>Elements that stand on lines of their own.</summary>
internal static class HtmlBlocks
{
    private static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir", "div", "dl", "dt", "fieldset",
        "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "legend", "li", "main", "menu", "nav",
        "ol", "p", "pre", "search", "section", "summary", "table", "tbody", "tfoot", "thead", "tr", "ul",
    };

    public static bool Contains(IElement element) => Names.Contains(element.LocalName);

    public static int? HeadingLevel(IElement element) => element.LocalName switch
    {
        ['h', >= '1' and <= '6' and var level] => level - '0',
        _ when element.GetAttribute("role") is "heading" =>
            element.GetAttribute("aria-level") is [>= '1' and <= '9' and var level] ? level - '0' : 2,
        _ => null,
    };
}
