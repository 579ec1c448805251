using Rung.Core.Data;
using Rung.Core.Statistics;

namespace Rung.Core.Scoring;

/// <summary>
/// The mean over labels of F1 = 2tp / (2tp + fp + fn): a rare label counts as much as a frequent one. The labels are those
/// that are expected somewhere; an answer outside of them is a miss of the expected label and nothing else.
/// </summary>
public sealed class MacroF1Scorer(TextNormalization normalization) : IScorer
{
    public string Name => "macro-f1";

    public string Description =>
        $"In [0, 1]: the mean of F1 over the labels that are expected somewhere ({normalization}). A single answer scores 0 or 1; "
        + "the metric is not their mean. Unscored without an expected output.";

    public bool IsAdditive => false;

    public bool ReadsExpected => true;

    public Score? Score(Example example, string answer)
    {
        ArgumentNullException.ThrowIfNull(example);
        return example.Expected is null
            ? null
            : Scoring.Score.OfClaim(normalization.Apply(answer) == normalization.Apply(example.Expected));
    }

    public ResampledStatistic Prepare(IReadOnlyList<ScoredAnswer> answers)
    {
        ArgumentNullException.ThrowIfNull(answers);

        var labels = new Dictionary<string, int>(StringComparer.Ordinal);
        var expected = new int[answers.Count];
        for (var i = 0; i < expected.Length; i++)
        {
            var label = normalization.Apply(answers[i].Example.Expected ?? "");
            labels.TryAdd(label, labels.Count);
            expected[i] = labels[label];
        }

        var answered = new int[answers.Count];
        for (var i = 0; i < answered.Length; i++)
        {
            answered[i] = labels.GetValueOrDefault(normalization.Apply(answers[i].Answer ?? ""), MacroF1.NoLabel);
        }

        return new MacroF1(expected, answered, labels.Count).Of;
    }
}
