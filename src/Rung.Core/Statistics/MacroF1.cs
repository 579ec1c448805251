namespace Rung.Core.Statistics;

/// <summary>
/// Macro-F1 over resamples of the same answers, fast enough for the bootstrap: the mean of F1 = 2·TP / (expected +
/// predicted) over the labels that the resample expects or predicts, as scikit-learn computes it.
/// Not safe for threads: its counts are reused between calls.
/// </summary>
public sealed class MacroF1
{
    /// <summary>The prediction of an answer that is no label at all.</summary>
    public const int NoLabel = -1;

    private readonly int[] _expected;
    private readonly int[] _predicted;
    private readonly int[] _hits;
    private readonly int[] _named;

    /// <param name="expected">The number of each example's label, in [0, <paramref name="labelCount"/>).</param>
    /// <param name="predicted">The number of the label that was answered, or <see cref="NoLabel"/>.</param>
    /// <param name="labelCount">How many labels there are, expected or predicted.</param>
    public MacroF1(ReadOnlySpan<int> expected, ReadOnlySpan<int> predicted, int labelCount)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(labelCount);
        ArgumentOutOfRangeException.ThrowIfNotEqual(predicted.Length, expected.Length);
        foreach (var label in expected)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(label, nameof(expected));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(label, labelCount, nameof(expected));
        }

        foreach (var label in predicted)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(label, NoLabel, nameof(predicted));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(label, labelCount, nameof(predicted));
        }

        _expected = expected.ToArray();
        _predicted = predicted.ToArray();
        _hits = new int[labelCount];
        _named = new int[labelCount];
    }

    /// <summary>A <see cref="ResampledStatistic"/>. 0 for a resample without examples.</summary>
    public double Of(ReadOnlySpan<int> multiplicities)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(multiplicities.Length, _expected.Length);
        Array.Clear(_hits);
        Array.Clear(_named);
        for (var i = 0; i < multiplicities.Length; i++)
        {
            Count(_expected[i], _predicted[i], multiplicities[i]);
        }

        var sum = 0.0;
        var labels = 0;
        for (var label = 0; label < _named.Length; label++)
        {
            if (_named[label] > 0)
            {
                sum += 2.0 * _hits[label] / _named[label];
                labels++;
            }
        }

        return labels is 0 ? 0 : sum / labels;
    }

    private void Count(int expected, int predicted, int times)
    {
        _named[expected] += times;
        if (predicted is NoLabel)
        {
            return;
        }

        _named[predicted] += times;
        if (predicted == expected)
        {
            _hits[expected] += times;
        }
    }
}
