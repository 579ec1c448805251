using Rung.Engine.Climbing;
using Rung.Engine.Tasks;
using Rung.Retrieval.Settings;

namespace Rung.Engine.Tests.Tasks;

public sealed class RetrievalSectionTests : IDisposable
{
    private const string Least = "task: help\noutput: { kind: text }\ndata: { examples: train.jsonl }\n";

    private readonly TaskFolder _folder = new TaskFolder().With("train.jsonl", "{\"input\": \"a\", \"expected\": \"b\"}\n");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_is_not_said_is_as_by_default_and_the_climb_chooses_the_retriever()
    {
        var task = await ReadAsync(Least + "retrieval: { max_tokens: 128, stems: false, k1: 1.2 }\n");

        Assert.Equal(new RetrievalSettings { MaxTokens = 128, Stems = false, Bm25 = new() { K1 = 1.2 } }, task.Retrieval!.Settings);
        Assert.False(task.Retrieval.NamesRetriever);
        Assert.False(task.Retrieval.NamesCount);
        Assert.Null((await ReadAsync(Least)).Retrieval);
    }

    [Fact]
    public async Task Settings_that_were_kept_are_read_back_and_the_rest_of_the_file_stays()
    {
        var task = await ReadAsync("# ours\n" + Least);
        var first = new RetrievalSettings { MaxTokens = 64, OverlapTokens = 8, Mix = RetrieverMix.Scores, WordWeight = 0.8, Count = 3 };
        var second = first with { Reranks = true, Mix = RetrieverMix.Words, WordWeight = 0.5, Bm25 = new() { K1 = 0.6, B = 0.75 } };

        await TaskSettingsSearch.KeepAsync(task, first, Cancellation);
        var kept = await ReadAsync(null);
        await TaskSettingsSearch.KeepAsync(task, second, Cancellation);

        Assert.Equal((first, true, true), (kept.Retrieval!.Settings, kept.Retrieval.NamesRetriever, kept.Retrieval.NamesCount));
        Assert.Equal(second, (await ReadAsync(null)).Retrieval!.Settings);
        var text = await File.ReadAllTextAsync(Path.Combine(_folder.Path, "rung.yaml"), Cancellation);
        Assert.StartsWith("# ours\n" + Least, text, StringComparison.Ordinal);
        Assert.Equal(2, text.Split("retrieval:").Length);
    }

    [Fact]
    public async Task Settings_over_several_lines_are_left_to_a_person()
    {
        var task = await ReadAsync(Least + "retrieval:\n  max_tokens: 128\n");

        var refused = await Assert.ThrowsAsync<TaskException>(() => TaskSettingsSearch.KeepAsync(task, new(), Cancellation));

        Assert.Contains("by hand: retrieval: {", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ max_tokens: 4 }", "retrieval.max_tokens")]
    [InlineData("{ max_tokens: 100, overlap: 60 }", "retrieval.overlap")]
    [InlineData("{ b: 2 }", "retrieval.b")]
    [InlineData("{ retriever: colbert }", "retrieval.retriever")]
    [InlineData("{ retriever: hybrid 1.5 }", "retrieval.retriever")]
    [InlineData("{ reranker: gpt }", "retrieval.reranker")]
    [InlineData("{ passages: 0 }", "retrieval.passages")]
    [InlineData("{ chunks: 5 }", "unknown key 'chunks'")]
    public async Task What_cannot_be_is_refused_by_name(string value, string named) =>
        Assert.Contains(named, (await Assert.ThrowsAsync<TaskException>(() => ReadAsync($"{Least}retrieval: {value}\n"))).Message, StringComparison.Ordinal);

    private Task<TaskDefinition> ReadAsync(string? text)
    {
        if (text is not null)
        {
            _folder.With("rung.yaml", text);
        }

        return TaskReader.ReadAsync(_folder.Path, Cancellation);
    }
}
