using Rung.Engine.Tasks;

namespace Rung.Engine.Tests.Tasks;

/// <summary>Embedders and rerankers that this process runs, as <c>rung.yaml</c> names them.</summary>
public sealed class LocalRetrievalModelTests : IDisposable
{
    private const string Least = "task: help\noutput: { kind: text }\ndata: { examples: train.jsonl }\n";

    private readonly TaskFolder _folder = new TaskFolder().With("train.jsonl", "{\"input\": \"a\", \"expected\": \"b\"}\n");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task They_are_named_by_their_folder_and_held_as_said()
    {
        var task = await ReadAsync(
            """
            embedders: { e5: { provider: local, model: models/e5, format: int8, threads: 2, batch: 16, query_prefix: "query: ", passage_prefix: "passage: " } }
            rerankers: { cross: { provider: local, model: models/minilm, depth: 20 } }
            """);

        var embedder = Assert.Single(task.Embedders);
        Assert.Equal(("e5", "local", "models/e5", "int8", 2), (embedder.Name, embedder.Model.Provider, embedder.Model.Model, embedder.Model.Format, embedder.Model.Threads));
        Assert.Equal(("query: ", "passage: ", 16), (embedder.QueryPrefix, embedder.PassagePrefix, embedder.BatchSize));
        var reranker = Assert.Single(task.Rerankers);
        Assert.Equal(("local", "models/minilm", "f32", 20), (reranker.Model.Provider, reranker.Model.Model, reranker.Model.Format, reranker.Depth));
    }

    [Theory]
    [InlineData("embedders: { a: { provider: local, model: m, url: 'http://localhost' } }", "'url' for a model of the provider 'local'")]
    [InlineData("embedders: { a: { provider: local, model: m, price: { input: 1 } } }", "'price' for a model of the provider 'local'")]
    [InlineData("embedders: { a: { provider: local, model: m, encoding: float } }", "'encoding' for a model of the provider 'local'")]
    [InlineData("embedders: { a: { provider: openai, model: m, format: int8 } }", "'format' for a model of the provider 'openai'")]
    [InlineData("embedders: { a: { provider: local, model: m, format: int7 } }", "embedders.a.format")]
    [InlineData("rerankers: { a: { provider: local, model: m, dialect: texts } }", "'dialect' for a model of the provider 'local'")]
    [InlineData("rerankers: { a: { provider: local, model: m, batch: 8 } }", "'batch' for a reranker of this machine")]
    [InlineData("rerankers: { a: { provider: cohere, model: m, threads: 8 } }", "'threads' for a model of the provider 'cohere'")]
    public async Task What_they_have_no_use_for_is_refused_by_name(string yaml, string said) =>
        Assert.Contains(said, (await Assert.ThrowsAsync<TaskException>(() => ReadAsync(yaml))).Message, StringComparison.Ordinal);

    private Task<TaskDefinition> ReadAsync(string yaml)
    {
        _folder.With("rung.yaml", Least + yaml + "\n");
        return TaskReader.ReadAsync(_folder.Path, TestContext.Current.CancellationToken);
    }
}
