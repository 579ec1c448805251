using Rung.Core.Data;
using Rung.Core.Statistics;

namespace Rung.Core.Scoring;

/// <summary>1 when the answer contains the expected text after the stated normalisation, else 0.</summary>
public sealed class ContainsScorer(TextNormalization normalization) : IScorer
{
    public string Name => "contains";

    public string Description =>
        $"0 or 1: the answer contains the expected output ({normalization}). Unscored without an expected output. The metric is the mean.";

    public bool IsAdditive => true;

    public bool ReadsExpected => true;

    public Score? Score(Example example, string answer)
    {
        ArgumentNullException.ThrowIfNull(example);
        return example.Expected is null
            ? null
            : Scoring.Score.OfClaim(
                normalization.Apply(answer).Contains(normalization.Apply(example.Expected), StringComparison.Ordinal));
    }

    public ResampledStatistic Prepare(IReadOnlyList<ScoredAnswer> answers) => MeanScore.Prepare(answers);
}
