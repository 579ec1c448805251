using System.Text.Json;
using Rung.Engine.Reports.Retrievals;
using Rung.Engine.Retrieving;
using Rung.Engine.Retrieving.Benchmarks;
using Rung.Engine.Tests.Tasks;

namespace Rung.Engine.Tests.Retrieving;

/// <summary>A collection whose rankings can be worked out by hand.</summary>
public sealed class RetrievalBenchmarkTests : IDisposable
{
    private readonly TaskFolder _folder = new TaskFolder()
        .With("corpus.jsonl", """
            {"_id": "d1", "title": "Repairs", "text": "A broken spoke is mended within two days."}
            {"_id": "d2", "title": "", "text": "The deposit comes back when the bicycle does."}
            {"_id": "d3", "title": "", "text": "The office opens at nine."}
            """)
        .With("queries.jsonl", """
            {"_id": "q1", "text": "how long does a spoke take"}
            {"_id": "q2", "text": "when does the deposit come back"}
            {"_id": "q3", "text": "zebra crossing"}
            """)
        .With("qrels/test.tsv", "query-id\tcorpus-id\tscore\nq1\td1\t1\nq2\td2\t1\nq3\td3\t1\n");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Each_retriever_is_measured_with_intervals_over_the_queries()
    {
        var measured = await RunAsync(new());

        Assert.Equal(["bm25", "lsa", "hybrid"], measured.Select(retriever => retriever.Name));
        var bm25 = measured[0];
        Assert.Equal(2.0 / 3, bm25.Metrics.Single(metric => metric.Name == "recall@1").Value.Value, 12);
        Assert.Equal(2.0 / 3, bm25.Metrics.Single(metric => metric.Name == "ndcg@10").Value.Value, 12);
        Assert.All(bm25.Metrics, metric => Assert.True(metric.Value.Interval.Low <= metric.Value.Value && metric.Value.Value <= metric.Value.Interval.High));
        Assert.Null(bm25.AgainstFirst);
        Assert.NotNull(measured[1].AgainstFirst);
    }

    [Fact]
    public async Task The_json_is_of_the_promised_shape()
    {
        using var json = JsonDocument.Parse(RetrievalJson.Write(await RunAsync(new() { Retrievers = [RetrieverKind.Bm25] })));

        Assert.Equal("rung.retrieval/1", json.RootElement.GetProperty("schema").GetString());
        var retriever = json.RootElement.GetProperty("retrievers")[0];
        Assert.Equal("bm25", retriever.GetProperty("name").GetString());
        var ndcg = retriever.GetProperty("metrics").GetProperty("ndcg@10");
        Assert.Equal(3, ndcg.GetProperty("n").GetInt32());
        Assert.True(ndcg.GetProperty("low").GetDouble() < ndcg.GetProperty("value").GetDouble());
        Assert.True(retriever.GetProperty("queriesPerSecond").GetDouble() > 0);
        Assert.True(retriever.GetProperty("indexSeconds").GetDouble() > 0);
    }

    [Fact]
    public async Task A_reranker_learns_from_another_split_and_never_from_the_measured_one()
    {
        var refused = await Assert.ThrowsAsync<RetrievingException>(() => RunAsync(new() { Retrievers = [RetrieverKind.Reranked] }));
        _folder.With("qrels/dev.tsv", "query-id\tcorpus-id\tscore\nq1\td1\t1\nq2\td2\t1\n");
        var measured = await RunAsync(new() { Retrievers = [RetrieverKind.Reranked] });

        Assert.Contains("qrels/dev.tsv", refused.Message, StringComparison.Ordinal);
        Assert.Contains("2 queries of qrels/dev.tsv", measured[0].Setting, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("corpus.jsonl", "{\"_id\": \"d1\"}\n", "corpus.jsonl")]
    [InlineData("queries.jsonl", "nonsense\n", "queries.jsonl")]
    [InlineData("qrels/test.tsv", "query-id\tcorpus-id\tscore\nq9\td1\t1\n", "q9")]
    public async Task A_wrong_file_is_named(string file, string content, string named)
    {
        _folder.With(file, content);

        Assert.Contains(named, (await Assert.ThrowsAsync<RetrievingException>(() => RunAsync(new()))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1, 0.4)]
    [InlineData(0.9, 1.5)]
    [InlineData(double.NaN, 0.4)]
    public async Task Numbers_that_cannot_be_are_refused(double k1, double b) =>
        await Assert.ThrowsAsync<RetrievingException>(() => RunAsync(new() { Bm25 = new() { K1 = k1, B = b } }));

    [Fact]
    public void An_unknown_retriever_is_refused_with_the_known_ones() =>
        Assert.Contains("bm25, lsa, hybrid", Assert.Throws<RetrievingException>(() => RetrieverNames.Parse("colbert")).Message, StringComparison.Ordinal);

    private Task<System.Collections.Immutable.ImmutableArray<MeasuredRetriever>> RunAsync(RetrievalBenchmarkOptions options) =>
        RetrievalBenchmark.RunAsync(_folder.Path, options, onStage: null, TestContext.Current.CancellationToken);
}
