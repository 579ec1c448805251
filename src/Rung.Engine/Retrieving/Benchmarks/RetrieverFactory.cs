using System.Collections.Immutable;
using System.Globalization;
using Rung.Engine.Retrieving.Connections;
using Rung.Retrieval;
using Rung.Retrieval.Evaluation;
using Rung.Retrieval.Fusion;
using Rung.Retrieval.Lexical;

namespace Rung.Engine.Retrieving.Benchmarks;

/// <summary>Makes the retrievers of a collection, each document one passage; what one has indexed another uses.</summary>
internal sealed class RetrieverFactory(string folder, BeirData data, RetrievalBenchmarkOptions options)
{
    private readonly Dictionary<PassageId, Passage> _passages = data.Documents.ToDictionary(document => document.Id, PassageOf);
    private readonly Dictionary<string, IRetriever> _embedded = new(StringComparer.Ordinal);
    private LexicalSnapshot? _lexical;
    private IRetriever? _lsa;

    public async Task<(IRetriever Retriever, string Setting)> MakeAsync(RetrieverKind kind, CancellationToken cancellationToken) => kind switch
    {
        RetrieverKind.Bm25 => (Lexical(), Words()),
        RetrieverKind.Lsa => (await LsaAsync(cancellationToken), "latent semantic analysis, exact search"),
        RetrieverKind.Hybrid => (
            new FusedRetriever("hybrid", [Lexical(), await LsaAsync(cancellationToken)], new ReciprocalRankFusion()), "bm25 and lsa by reciprocal rank, k = 60"),
        RetrieverKind.Reranked => await new LearntReranking(folder, options, Lexical(), _passages).MakeAsync(cancellationToken),
        _ => throw new InvalidOperationException($"There is no retriever {kind}."),
    };

    /// <summary>One that asks models.</summary>
    public async Task<(IRetriever Retriever, string Setting)> MakeAsync(ConnectedRetriever asked, CancellationToken cancellationToken)
    {
        var connections = options.Connections ?? throw new InvalidOperationException("There are no connections to the models that are asked.");
        var parts = ImmutableArray.CreateBuilder<IRetriever>();
        foreach (var part in asked.Chain.Parts)
        {
            parts.Add(part switch
            {
                "bm25" => Lexical(),
                "lsa" => await LsaAsync(cancellationToken),
                _ => await EmbeddedAsync(connections, part, cancellationToken),
            });
        }

        var first = asked.Chain.Fused(parts.ToImmutable());
        var setting = parts.Count == 1 ? $"{first.Name} alone" : $"{string.Join(" and ", asked.Chain.Parts)} by reciprocal rank, k = 60";
        return asked.Reranker is { } reranker
            ? (connections.Reranked(reranker, first, id => _passages[id]), $"{setting}, ordered anew by {reranker}")
            : (first, setting);
    }

    private async Task<IRetriever> EmbeddedAsync(RetrievalConnections connections, string embedder, CancellationToken cancellationToken)
    {
        if (!_embedded.TryGetValue(embedder, out var made))
        {
            _embedded[embedder] = made = await new EmbeddedCorpus(connections, embedder).IndexAsync(
                [.. _passages.Values.OrderBy(passage => passage.Id)], [.. data.JudgedQueries().Select(query => query.Text)], cancellationToken);
        }

        return made;
    }

    private LexicalSnapshot Lexical() => _lexical ??= LexicalIndex.InMemory(
        _passages.Values, new LexicalOptions { Analysis = options.Analysis, Bm25 = options.Bm25 });

    private async Task<IRetriever> LsaAsync(CancellationToken cancellationToken) => _lsa ??= await SemanticRetriever.OverAsync(
        [.. _passages.Values.OrderBy(passage => passage.Id)], options.Analysis, options.Seed, cancellationToken);

    private string Words()
    {
        var (analysis, bm25) = (options.Analysis, options.Bm25);
        return string.Create(CultureInfo.InvariantCulture, $"k1 = {bm25.K1}, b = {bm25.B}, {(analysis.Stems ? "Porter stems" : "no stems")}, {(analysis.StopWords is StopWordList.None ? "no stop words" : "English stop words")}");
    }

    private static Passage PassageOf(BeirDocument document) => new()
    {
        Id = document.Id,
        Document = document.Id.Value,
        Text = document.Text,
        TitlePath = document.Title.Length > 0 ? [document.Title] : [],
    };
}
