using System.Globalization;

namespace Rung.Retrieval.Fusion;

/// <summary>
/// The sum over the rankings of weight / (k + rank), rank from 1; a ranking without the passage adds nothing. Cormack,
/// Clarke and Büttcher, "Reciprocal rank fusion outperforms Condorcet and individual rank learning methods", SIGIR
/// 2009. It needs no scores, and so loses what they know.
/// </summary>
public sealed class ReciprocalRankFusion : IFusion
{
    private readonly double _k;
    private readonly FusionWeights? _weights;

    /// <param name="k">At least 0; the greater, the less the first ranks stand out. Default: 60, the article's.</param>
    /// <param name="weights">Of the rankings; equal when null.</param>
    public ReciprocalRankFusion(double k = 60, FusionWeights? weights = null)
    {
        if (k is not (>= 0 and < double.PositiveInfinity))
        {
            throw new ArgumentOutOfRangeException(nameof(k), k, "k is a number of at least 0.");
        }

        _k = k;
        _weights = weights;
    }

    public string Name => string.Create(CultureInfo.InvariantCulture, $"rrf({_k}{(_weights is null ? "" : $", {_weights}")})");

    public IReadOnlyList<RankedPassage> Fuse(IReadOnlyList<IReadOnlyList<RankedPassage>> rankings, int count)
    {
        ArgumentNullException.ThrowIfNull(rankings);
        var weights = _weights ?? FusionWeights.Equal(Math.Max(1, rankings.Count));
        if (rankings.Count > 0)
        {
            weights.CheckCount(rankings.Count);
        }

        var scores = new FusedScores();
        foreach (var (retriever, ranking) in rankings.Index())
        {
            for (var place = 0; place < ranking.Count; place++)
            {
                scores.Add(ranking[place].Id, weights.Values[retriever] / (_k + place + 1));
            }
        }

        return scores.Best(count);
    }
}
