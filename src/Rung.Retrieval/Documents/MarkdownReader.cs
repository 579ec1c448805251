using Markdig;
using Rung.Retrieval.Documents.Html;

namespace Rung.Retrieval.Documents;

/// <summary>
/// Reads Markdown as the page that it stands for: what HTML inside of it hides is then hidden by the same rules.
/// </summary>
internal static class MarkdownReader
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables().UseGridTables().UseTaskLists().UseAutoLinks().UseEmphasisExtras().UseDefinitionLists().UseFootnotes()
        .Build();

    /// <exception cref="RefusedDocumentException">The blocks are nested too deep.</exception>
    public static DocumentText Read(DocumentSource source, string text)
    {
        var (facts, body) = FrontMatter.Split(text);
        using var page = HtmlReader.Parse(source, ToHtml(source, body));
        var builder = new DocumentTextBuilder();
        HtmlReader.ReadInto(builder, page);
        facts.Remove("title", out var title);
        return builder.Build(source, title: title, metadata: facts);
    }

    private static string ToHtml(DocumentSource source, string text)
    {
        try
        {
            return Markdown.ToHtml(text, Pipeline);
        }
        catch (ArgumentException deep) when (deep.Message.Contains("nested", StringComparison.OrdinalIgnoreCase)
            || deep.Message.Contains("depth", StringComparison.OrdinalIgnoreCase))
        {
            throw source.Refuse(RefusalCause.TooDeep, "has blocks inside each other that go too deep to be read. Make it flatter.", deep);
        }
    }
}
