using Rung.Core.Data;

namespace Rung.Core.Scoring;

/// <summary>
/// The mean over labels of F1 = 2tp / (2tp + fp + fn): a rare label counts as much as a frequent one. The mean runs over
/// the labels that are expected somewhere; an answer outside of them is a miss of the expected label and nothing else.
/// </summary>
public sealed class MacroF1Scorer(TextNormalization normalization) : IScorer
{
    private const int Elsewhere = -1;

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

    public SubsetMetric Prepare(IReadOnlyList<ScoredAnswer> answers)
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
            answered[i] = labels.GetValueOrDefault(normalization.Apply(answers[i].Answer ?? ""), Elsewhere);
        }

        return new Counting(expected, answered, labels.Count).Of;
    }

    /// <summary>Counts over label numbers, in buffers used again for every subset.</summary>
    private sealed class Counting(int[] expected, int[] answered, int labels)
    {
        private readonly int[] _right = new int[labels];
        private readonly int[] _expected = new int[labels];
        private readonly int[] _answered = new int[labels];

        public double Of(ReadOnlySpan<int> indices)
        {
            Array.Clear(_right);
            Array.Clear(_expected);
            Array.Clear(_answered);
            foreach (var i in indices)
            {
                _expected[expected[i]]++;
                if (answered[i] != Elsewhere)
                {
                    _answered[answered[i]]++;
                    _right[expected[i]] += answered[i] == expected[i] ? 1 : 0;
                }
            }

            return MeanF1();
        }

        private double MeanF1()
        {
            var sum = 0.0;
            var present = 0;
            for (var label = 0; label < labels; label++)
            {
                if (_expected[label] > 0)
                {
                    sum += 2.0 * _right[label] / (_expected[label] + _answered[label]);
                    present++;
                }
            }

            return sum / present;
        }
    }
}
