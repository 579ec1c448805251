using System.Text;
using Rung.Retrieval.Documents;

namespace Rung.Retrieval.Tests.Documents;

/// <summary>Reads content that a test made.</summary>
internal static class Reading
{
    public static async Task<IReadOnlyList<DocumentOutcome>> AllOfAsync(string name, byte[] content, DocumentOptions? options = null)
    {
        var outcomes = new List<DocumentOutcome>();
        using var stream = new MemoryStream(content);
        await foreach (var outcome in new DocumentReader(options).ReadAsync(stream, name, TestContext.Current.CancellationToken))
        {
            outcomes.Add(outcome);
        }

        return outcomes;
    }

    public static Task<IReadOnlyList<DocumentOutcome>> AllOfAsync(string name, string content, DocumentOptions? options = null) =>
        AllOfAsync(name, Encoding.UTF8.GetBytes(content), options);

    public static async Task<DocumentText> DocumentAsync(string name, byte[] content, DocumentOptions? options = null)
    {
        var outcome = Assert.Single(await AllOfAsync(name, content, options));
        Assert.Null(outcome.Refusal);
        return outcome.Document!;
    }

    public static Task<DocumentText> DocumentAsync(string name, string content, DocumentOptions? options = null) =>
        DocumentAsync(name, Encoding.UTF8.GetBytes(content), options);

    public static async Task<DocumentRefusal> RefusalAsync(string name, byte[] content, DocumentOptions? options = null)
    {
        var outcome = Assert.Single(await AllOfAsync(name, content, options));
        Assert.Null(outcome.Document);
        return outcome.Refusal!;
    }

    public static Task<DocumentRefusal> RefusalAsync(string name, string content, DocumentOptions? options = null) =>
        RefusalAsync(name, Encoding.UTF8.GetBytes(content), options);

    /// <summary>Each block as its kind and its text.</summary>
    public static IEnumerable<string> Blocks(DocumentText document) =>
        document.Blocks.Select(block => $"{block.Kind}{(block.Level > 0 ? block.Level : "")}: {document.Text[block.Span.Start..block.Span.End]}");

    public static string Sample(DocumentText document, TakenOutKind kind) =>
        document.TakenOut.SingleOrDefault(taken => taken.Kind == kind)?.Sample ?? "nothing";
}
