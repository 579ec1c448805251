using Rung.Retrieval.Fusion;

namespace Rung.Retrieval.Settings.Measuring;

/// <summary>
/// Builds what settings need, and keeps it for others that need the same: passages by how they are cut, indexes by passages
/// and analysis. The numbers of BM25 and fusions cost nothing. Owned by one measurement.
/// </summary>
internal sealed class IndexShelf(SettingsCorpus corpus, IReadOnlyList<SettingsQuestion> questions, TimeProvider clock) : IAsyncDisposable
{
    private readonly Dictionary<(int Tokens, int Overlap), CutPassages> _cuts = [];
    private readonly Dictionary<(CutPassages Cut, bool Stems), BuiltIndexes> _indexes = [];

    public CutPassages CutOf(RetrievalSettings settings)
    {
        var key = (settings.MaxTokens, settings.OverlapTokens);
        if (!_cuts.TryGetValue(key, out var cut))
        {
            var began = clock.GetTimestamp();
            var passages = corpus.Cut(settings.ToPassageOptions());
            var elapsed = clock.GetElapsedTime(began);
            _cuts[key] = cut = new(passages, corpus.Judge(questions, passages), elapsed);
        }

        return cut;
    }

    public BuiltIndexes IndexesOf(RetrievalSettings settings)
    {
        var key = (CutOf(settings), settings.Stems);
        if (!_indexes.TryGetValue(key, out var indexes))
        {
            _indexes[key] = indexes = new(key.Item1, settings.ToLexicalOptions().Analysis, clock);
        }

        return indexes;
    }

    /// <summary>The retriever of settings, without what is learnt.</summary>
    public async ValueTask<IRetriever> FirstAsync(RetrievalSettings settings, CancellationToken cancellationToken)
    {
        var indexes = IndexesOf(settings);
        if (settings.Mix is RetrieverMix.Vectors)
        {
            return await indexes.VectorsAsync(cancellationToken);
        }

        var words = indexes.Lexical.ScoredBy(settings.Bm25);
        return settings.Mix is RetrieverMix.Words
            ? words
            : new FusedRetriever("hybrid", [words, await indexes.VectorsAsync(cancellationToken)], FusionOf(settings));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var indexes in _indexes.Values)
        {
            await indexes.DisposeAsync();
        }
    }

    private static IFusion FusionOf(RetrievalSettings settings) => settings.Mix is RetrieverMix.Ranks
        ? new ReciprocalRankFusion()
        : new WeightedSumFusion(ScoreScale.MinMax, FusionWeights.Of([settings.WordWeight, 1 - settings.WordWeight]));
}
