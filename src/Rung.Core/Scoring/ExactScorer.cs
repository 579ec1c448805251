using Rung.Core.Data;
using Rung.Core.Statistics;

namespace Rung.Core.Scoring;

/// <summary>1 when the answer equals the expected text after the stated normalisation, else 0.</summary>
public sealed class ExactScorer(string name, TextNormalization normalization) : IScorer
{
    public string Name { get; } = name;

    public string Description =>
        $"0 or 1: the answer equals the expected output ({normalization}). Unscored without an expected output. The metric is the mean.";

    public bool IsAdditive => true;

    public bool ReadsExpected => true;

    public Score? Score(Example example, string answer)
    {
        ArgumentNullException.ThrowIfNull(example);
        return example.Expected is null
            ? null
            : Scoring.Score.OfClaim(normalization.Apply(answer) == normalization.Apply(example.Expected));
    }

    public ResampledStatistic Prepare(IReadOnlyList<ScoredAnswer> answers) => MeanScore.Prepare(answers);
}
