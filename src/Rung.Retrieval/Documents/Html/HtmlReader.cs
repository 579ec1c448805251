using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Rung.Retrieval.Documents.Html;

/// <summary>Reads what a browser would show of a page, without running or loading anything.</summary>
internal static class HtmlReader
{
    /// <summary>Elements with differing attributes multiply when they are left open: the square of what was written.</summary>
    private const int MaxElements = 1_000_000;

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
        var elements = 0;
        var options = new HtmlParserOptions
        {
            DisableElementPositionTracking = true,
            MaximumDepth = int.MaxValue,
            OnCreated = (element, _) =>
            {
                // The page has grown by the element before this one; a deeper one makes the parser itself slow.
                if (++elements > MaxElements)
                {
                    throw source.Refuse(RefusalCause.Bomb, $"grows to more than {MaxElements:N0} elements. Cut it into several files.");
                }

                RefuseDepth(source, element);
            },
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

    private static void RefuseDepth(DocumentSource source, IElement element)
    {
        var depth = 0;
        for (INode? last = LastOf(element.Owner); last is not null; last = last.LastChild)
        {
            depth++;
        }

        if (depth > source.Options.MaxNesting)
        {
            throw source.Refuse(RefusalCause.TooDeep, $"has more than {source.Options.MaxNesting} elements inside each other. Make it flatter, or raise {nameof(DocumentOptions.MaxNesting)}.");
        }
    }

    private static IElement? LastOf(IDocument? page) => page?.DocumentElement;

    private static Dictionary<string, string> Author(IHtmlDocument page) =>
        page.QuerySelector("meta[name=author]")?.GetAttribute("content")?.Trim() is { Length: > 0 } author
            ? new(StringComparer.Ordinal) { ["author"] = author }
            : [];
}
