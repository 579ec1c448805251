using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Rung.Retrieval.Documents.Html;

/// <summary>Reads what a browser would show of a page, without running or loading anything.</summary>
internal static class HtmlReader
{
    public static DocumentText Read(DocumentSource source, string html)
    {
        var builder = new DocumentTextBuilder();
        using var page = Parse(source, html);
        ReadInto(builder, page);
        return builder.Build(source, title: page.Title, metadata: Author(page));
    }

    /// <exception cref="RefusedDocumentException">The page is nested too deep, or grows beyond measure.</exception>
    public static IHtmlDocument Parse(DocumentSource source, string html)
    {
        var limit = new GrowthLimit(source, html.Length);
        var options = new HtmlParserOptions
        {
            DisableElementPositionTracking = true,
            MaximumDepth = int.MaxValue,
            OnCreated = (element, _) => limit.Watch(element),
        };
        return new HtmlParser(options).ParseDocument(html);
    }

    public static void ReadInto(DocumentTextBuilder builder, IHtmlDocument page)
    {
        if (page.Body is { } body)
        {
            new HtmlWalk(builder, new HtmlVisibility(builder.TakenOut, HidingRules.HiddenIn(page))).Walk(body);
        }
    }

    private static Dictionary<string, string> Author(IHtmlDocument page) =>
        page.QuerySelector("meta[name=author]")?.GetAttribute("content")?.Trim() is { Length: > 0 } author
            ? new(StringComparer.Ordinal) { ["author"] = author }
            : [];
}
