using System.Collections.Immutable;
using Rung.Core.Scoring;

namespace Rung.Engine.Baselines.Learners;

/// <summary>Compares settings by the task's metric over out-of-fold answers.</summary>
internal sealed class SettingChoice(BaselineMaterial material)
{
    /// <summary>The metric over some examples; <paramref name="answers"/> holds a place in the outputs for each example.</summary>
    public double ValueOf(int[] answers, IEnumerable<int> examples)
    {
        var scored = examples.Select(example => Scored(example, answers[example])).OfType<ScoredAnswer>().ToArray();
        if (scored.Length == 0)
        {
            return 0;
        }

        return material.Options.Scorer?.Aggregate(scored) ?? scored.Average(answer => answer.Score.Value);
    }

    public ImmutableArray<OutOfFoldAnswer> ToAnswers(int[] answers) =>
        [.. material.Examples.Select((example, i) => new OutOfFoldAnswer(example.Id, material.Outputs[answers[i]]))];

    private ScoredAnswer? Scored(int index, int answer)
    {
        var example = material.Examples[index];
        var output = material.Outputs[answer];
        var score = material.Options.Scorer is { } scorer
            ? scorer.Score(example, output)
            : answer == material.OutputOf[index] ? Score.One : Score.Zero;
        return score is { } known ? new ScoredAnswer(example, output, known) : null;
    }
}
