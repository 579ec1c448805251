using Rung.Core.Economics;
using Rung.Engine.Providers.Embedding;
using Rung.Engine.Providers.Reranking;
using Rung.Engine.Tasks;
using Rung.Retrieval.Vectors.Embedding;

namespace Rung.Engine.Providers;

/// <summary>The embedders and rerankers of a task, connected, and what they did and cost. Owns their connections and their cache.</summary>
internal sealed class RetrievalModels : IDisposable
{
    private readonly FileEmbeddingCache _cache;
    private readonly List<LiveEmbedder> _embedders = [];
    private readonly List<LiveReranker> _rerankers = [];
    private readonly List<string> _skipped = [];

    private RetrievalModels(FileEmbeddingCache cache) => _cache = cache;

    public IReadOnlyList<LiveEmbedder> Embedders => _embedders;

    public IReadOnlyList<LiveReranker> Rerankers => _rerankers;

    /// <summary>Why some could not even be tried, for example for want of a key.</summary>
    public IReadOnlyList<string> Skipped => _skipped;

    public LiveTotals Totals => _embedders.Select(embedder => embedder.Totals).Concat(_rerankers.Select(reranker => reranker.Totals))
        .Aggregate(LiveTotals.None, (totals, one) => totals + one);

    /// <summary>What each costs, by its name; <see langword="null"/> is unknown.</summary>
    public IEnumerable<KeyValuePair<string, ModelPrice?>> Prices =>
        _embedders.Select(embedder => KeyValuePair.Create(embedder.Definition.Name, embedder.Price))
            .Concat(_rerankers.Select(reranker => KeyValuePair.Create(reranker.Definition.Name, reranker.Price)));

    /// <summary>Where a task keeps the vectors that were paid for.</summary>
    public static string CacheOf(TaskDefinition task) => Path.Combine(StateFolder.Of(task.Folder), "embeddings");

    /// <param name="embedders">Which to connect.</param>
    /// <param name="rerankers">Which to connect.</param>
    /// <param name="cacheFolder">Where vectors are kept.</param>
    /// <param name="setup">Shared by all models.</param>
    public static RetrievalModels Open(
        IEnumerable<EmbedderDefinition> embedders, IEnumerable<RerankerDefinition> rerankers, string cacheFolder, LiveModelSetup setup)
    {
        var models = new RetrievalModels(new FileEmbeddingCache(cacheFolder));
        foreach (var embedder in embedders)
        {
            models.Try(() => models._embedders.Add(LiveEmbedder.Create(embedder, setup, models._cache)));
        }

        foreach (var reranker in rerankers)
        {
            models.Try(() => models._rerankers.Add(LiveReranker.Create(reranker, setup)));
        }

        return models;
    }

    public void Dispose()
    {
        _embedders.ForEach(embedder => embedder.Dispose());
        _rerankers.ForEach(reranker => reranker.Dispose());
        _cache.Dispose();
    }

    private void Try(Action connect)
    {
        try
        {
            connect();
        }
        catch (ProviderException e)
        {
            _skipped.Add(e.Message);
        }
    }
}
