using System.Globalization;
using Rung.Retrieval.Indexes;
using Rung.Retrieval.Tests.Vectors;
using Rung.Retrieval.Tests.Vectors.Embedding;
using Rung.Retrieval.Vectors;
using Rung.Retrieval.Vectors.Embedding;
using Rung.Retrieval.Vectors.Hnsw;

namespace Rung.Retrieval.Tests.Indexes;

public sealed class GraphOfVectorsTests : IDisposable
{
    private const int Dimension = 32;
    private const int Few = 60;

    private static readonly VectorIndexOptions GraphAboveFew = new() { ExactUpTo = Few };

    private readonly string _docs = Directory.CreateTempSubdirectory("rung-graphs-").FullName;
    private readonly FixedGenerator _generator = new(VectorOf);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string Kept => Path.Combine(_docs, ".rung", "index");

    private string TrialPath => Path.Combine(Kept, "embedder-seeded.vectors.graph.json");

    public void Dispose()
    {
        _generator.Dispose();
        Directory.Delete(_docs, recursive: true);
    }

    [Fact]
    public async Task Few_vectors_are_all_compared()
    {
        Write(Few);

        var search = await SettledAsync(GraphAboveFew);

        Assert.Equal(new VectorSearch("seeded", Few, Graph: null), search);
        Assert.False(File.Exists(TrialPath));
        Assert.Equal("seeded: 60 vectors, each compared with every query", search.ToString());
    }

    [Fact]
    public async Task Above_the_border_a_graph_answers_and_its_recall_is_shown()
    {
        Write(Few + 40);

        var search = await SettledAsync(GraphAboveFew);

        Assert.True(search.Graph!.IsUsed);
        Assert.Equal((Few + 40, Few + 40, 10), (search.Graph.Vectors, search.Graph.Recall.Queries, search.Graph.Recall.Count));
        Assert.True(search.Graph.ByExcerpts);
        Assert.InRange(search.Graph.Recall.Low, 0.95, 1);
        Assert.StartsWith("seeded: 100 vectors, searched through a graph, which finds most of what is nearest: recall@10", search.ToString(), StringComparison.Ordinal);
        Assert.Equal("017.md", await FirstAsync(17, GraphAboveFew));
    }

    [Fact]
    public async Task The_vectors_learnt_from_the_passages_get_a_graph_too()
    {
        Write(Few + 40);

        await using var index = await FolderIndex.OpenAsync(_docs, Kept, Options(GraphAboveFew), Stop);
        await index.UpdateAsync(progress: null, Stop);
        await index.SettleAsync(progress: null, Stop);

        Assert.Equal(["lsa", "seeded"], index.View.VectorSearches.Select(search => search.Retriever));
        Assert.True(index.View.VectorSearches[0].Graph!.IsUsed);
        Assert.NotEmpty(await index.View.Vectors!.RetrieveAsync(new RetrievalQuery { Text = "text 017" }, Stop));
    }

    [Fact]
    public async Task Questions_of_a_team_are_asked_where_there_are_enough()
    {
        Write(Few + 40);
        List<string> asked = [.. Enumerable.Range(1000, 50).Select(i => string.Create(CultureInfo.InvariantCulture, $"question {i}"))];

        var search = await SettledAsync(GraphAboveFew, asked);

        Assert.Equal((50, false), (search.Graph!.Recall.Queries, search.Graph.ByExcerpts));
        Assert.EndsWith("n = 50 queries (questions of the task)", search.ToString(), StringComparison.Ordinal);
        Assert.Equal(asked, _generator.Calls.SelectMany(texts => texts).Where(text => text.StartsWith("question", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Too_few_questions_are_not_asked()
    {
        Write(Few + 40);

        Assert.True((await SettledAsync(GraphAboveFew, ["question 1000", "question 1001"])).Graph!.ByExcerpts);
    }

    [Fact]
    public async Task Where_questions_may_not_be_embedded_every_vector_is_compared()
    {
        Write(Few + 40);
        await using var index = await FolderIndex.OpenAsync(
            _docs, Kept, Options(GraphAboveFew, asked: null, (texts, _) => ValueTask.FromResult(texts.Count == Few + 40 && _generator.Calls.Count == 0)), Stop);
        await index.UpdateAsync(progress: null, Stop);

        await index.SettleAsync(progress: null, Stop);

        Assert.Null(index.View.VectorSearches[^1].Graph);
        Assert.NotEmpty(await index.View.Embedded[0].RetrieveAsync(new RetrievalQuery { Text = "text 017" }, Stop));
    }

    [Fact]
    public async Task A_reader_searches_through_the_same_graph()
    {
        Write(Few + 40);
        var settled = await SettledAsync(GraphAboveFew);

        var read = await ReadAsync(GraphAboveFew);

        Assert.Equal(settled, read.VectorSearches.Single(search => search.Retriever == "seeded"));
        var retriever = Assert.IsType<VectorRetriever>(Assert.Single(read.Embedded));
        Assert.Equal(settled.Graph!.SearchCandidates, Assert.IsType<HnswVectorIndex>(retriever.Index).SearchCandidates);
    }

    [Fact]
    public async Task Candidates_are_doubled_until_enough_is_found()
    {
        Write(400);

        var search = await SettledAsync(GraphAboveFew with { Hnsw = Hasty, LeastRecall = 0.9 });

        Assert.True(search.Graph!.IsUsed);
        Assert.InRange(search.Graph.SearchCandidates, 2, VectorIndexOptions.Exhaustive.MostCandidates);
        Assert.InRange(search.Graph.Recall.Low, 0.9, 1);
    }

    [Fact]
    public async Task A_graph_that_finds_too_little_is_not_used_and_that_is_said()
    {
        Write(400);
        var strict = GraphAboveFew with { Hnsw = Hasty, MostCandidates = 1 };

        var search = await SettledAsync(strict);

        Assert.False(search.Graph!.IsUsed);
        Assert.InRange(search.Graph.Recall.Recall, 0, 0.949);
        Assert.Contains("a graph of them finds too little of what is nearest: recall@10", search.ToString(), StringComparison.Ordinal);
        Assert.Equal(search, (await ReadAsync(strict)).VectorSearches[^1]);
        Assert.Equal("017.md", await FirstAsync(17, strict));
    }

    [Fact]
    public async Task What_was_tried_is_tried_again_only_after_much_has_changed()
    {
        Write(400);
        var strict = GraphAboveFew with { Hnsw = Hasty, MostCandidates = 1 };
        await SettledAsync(strict);
        Write(420, from: 400);

        Assert.Equal(400, (await SettledAsync(strict)).Graph!.Vectors);

        Write(460, from: 420);

        Assert.Equal(460, (await SettledAsync(strict)).Graph!.Vectors);
    }

    [Fact]
    public async Task What_comes_later_is_linked_into_the_graph_and_what_is_gone_is_not_found()
    {
        Write(Few + 40);
        await SettledAsync(GraphAboveFew);
        Write(Few + 42, from: Few + 40);
        File.Delete(Path.Combine(_docs, "017.md"));

        var search = await SettledAsync(GraphAboveFew);

        Assert.Equal((Few + 41, Few + 40), (search.Vectors, search.Graph!.Vectors));
        Assert.Equal("101.md", await FirstAsync(101, GraphAboveFew));
        Assert.NotEqual("017.md", await FirstAsync(17, GraphAboveFew));
    }

    [Fact]
    public async Task A_graph_is_left_where_few_remain()
    {
        Write(Few + 40);
        await SettledAsync(GraphAboveFew);
        for (var i = Few / 2; i < Few + 40; i++)
        {
            File.Delete(Path.Combine(_docs, NameOf(i)));
        }

        var search = await SettledAsync(GraphAboveFew);

        Assert.Equal(new VectorSearch("seeded", Few / 2, Graph: null), search);
        Assert.False(File.Exists(TrialPath));
        Assert.Equal("017.md", await FirstAsync(17, GraphAboveFew));
    }

    [Fact]
    public async Task What_says_the_recall_and_is_damaged_is_measured_again()
    {
        Write(Few + 40);
        var settled = await SettledAsync(GraphAboveFew);
        await File.WriteAllTextAsync(TrialPath, "{ \"Vectors\": 3", Stop);

        Assert.Null((await ReadAsync(GraphAboveFew)).VectorSearches[^1].Graph);
        Assert.Equal(settled, await SettledAsync(GraphAboveFew));
    }

    [Fact]
    public async Task A_graph_that_is_stopped_half_built_leaves_all_to_be_found()
    {
        Write(Few + 40);
        await using var index = await FolderIndex.OpenAsync(_docs, Kept, Options(GraphAboveFew), Stop);
        await index.UpdateAsync(progress: null, Stop);
        using var stop = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => index.SettleAsync(new StopAt("building a graph", stop), stop.Token));

        Assert.All(index.View.VectorSearches, search => Assert.Null(search.Graph));
        Assert.NotEmpty(await index.View.Embedded[0].RetrieveAsync(new RetrievalQuery { Text = "text 017" }, Stop));
        await index.SettleAsync(progress: null, Stop);
        Assert.All(index.View.VectorSearches, search => Assert.True(search.Graph!.IsUsed));
    }

    private static HnswOptions Hasty => new() { Links = 3, BuildCandidates = 16, SearchCandidates = 1, BuildThreads = 1 };

    private static float[] VectorOf(string text) =>
        RandomVectors.One(Dimension, int.Parse(text.AsSpan(text.LastIndexOf(' ') + 1), NumberStyles.None, CultureInfo.InvariantCulture));

    private static string NameOf(int number) => string.Create(CultureInfo.InvariantCulture, $"{number:d3}.md");

    private void Write(int to, int from = 0)
    {
        for (var i = from; i < to; i++)
        {
            File.WriteAllText(Path.Combine(_docs, NameOf(i)), string.Create(CultureInfo.InvariantCulture, $"text {i:d3}"));
        }
    }

    private FolderIndexOptions Options(
        VectorIndexOptions vectors,
        IReadOnlyList<string>? asked = null,
        Func<IReadOnlyList<string>, CancellationToken, ValueTask<bool>>? mayEmbed = null) => new()
        {
            Vectors = vectors,
            Questions = asked is null ? null : _ => Task.FromResult(asked),
            Embedders = [new IndexEmbedder { Name = "seeded", Identity = "seeded", Embedder = new TextEmbedder(_generator), MayEmbed = mayEmbed }],
        };

    private Task<FolderIndexView> ReadAsync(VectorIndexOptions vectors) => FolderIndexView.OpenAsync(Kept, Options(vectors), Stop);

    /// <summary>How the embedder's vectors are searched after an update.</summary>
    private async Task<VectorSearch> SettledAsync(VectorIndexOptions vectors, IReadOnlyList<string>? asked = null)
    {
        await using var index = await FolderIndex.OpenAsync(_docs, Kept, Options(vectors, asked), Stop);
        await index.UpdateAsync(progress: null, Stop);
        await index.SettleAsync(progress: null, Stop);
        return index.View.VectorSearches.Single(search => search.Retriever == "seeded");
    }

    private async Task<string> FirstAsync(int number, VectorIndexOptions vectors)
    {
        var view = await ReadAsync(vectors);
        var query = new RetrievalQuery { Text = string.Create(CultureInfo.InvariantCulture, $"text {number}"), Count = 1 };
        return view.Find((await Assert.Single(view.Embedded).RetrieveAsync(query, Stop))[0].Id)!.Document;
    }

    private sealed class StopAt(string phase, CancellationTokenSource stop) : IProgress<IndexProgress>
    {
        public void Report(IndexProgress value)
        {
            if (value.Phase.StartsWith(phase, StringComparison.Ordinal))
            {
                stop.Cancel();
            }
        }
    }
}
