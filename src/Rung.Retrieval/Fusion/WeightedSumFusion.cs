namespace Rung.Retrieval.Fusion;

/// <summary>
/// The weighted sum of the scores on a common scale. A passage that a retriever did not return gets the score of the
/// last one it did (see <see cref="ScoreScale"/>): at most that is what it may have had. A retriever that found
/// nothing at all says nothing of any passage.
/// </summary>
public sealed class WeightedSumFusion : IFusion
{
    private readonly ScoreScale _scale;
    private readonly FusionWeights _weights;

    /// <param name="scale">How scores are made comparable.</param>
    /// <param name="weights">One for each ranking.</param>
    public WeightedSumFusion(ScoreScale scale, FusionWeights weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        _scale = scale;
        _weights = weights;
    }

    public string Name => $"{(_scale is ScoreScale.MinMax ? "min-max" : "z-score")}({_weights})";

    public IReadOnlyList<RankedPassage> Fuse(IReadOnlyList<IReadOnlyList<RankedPassage>> rankings, int count)
    {
        ArgumentNullException.ThrowIfNull(rankings);
        _weights.CheckCount(rankings.Count);
        var scaled = rankings.Select(ranking => ScaledRanking.Of(ranking, _scale)).ToList();

        // What all passages would have if no retriever had found them; each found one adds what it has above.
        var floor = scaled.Index().Sum(ranking => _weights.Values[ranking.Index] * ranking.Item.Missing);
        var scores = new FusedScores();
        foreach (var id in rankings.SelectMany(ranking => ranking.Select(place => place.Id)).Distinct())
        {
            scores.Add(id, floor);
        }

        foreach (var (retriever, ranking) in rankings.Index())
        {
            var (values, missing) = (scaled[retriever].Values, scaled[retriever].Missing);
            for (var place = 0; place < ranking.Count; place++)
            {
                scores.Add(ranking[place].Id, _weights.Values[retriever] * (values[place] - missing));
            }
        }

        return scores.Best(count);
    }
}
