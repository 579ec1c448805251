namespace Rung.Tensors.Kernels.Rotary;

/// <summary>
/// YaRN (Peng et al., 2023): the pairs that complete more than <c>FastTurns</c> turns in the original length stay,
/// those of fewer than <c>SlowTurns</c> are slowed by the factor, between them it goes over evenly by the number of the
/// pair.
/// </summary>
internal sealed record YarnScaling(double Factor, int OriginalLength) : RotaryScaling
{
    public double FastTurns { get; init; } = 32;

    public double SlowTurns { get; init; } = 1;

    /// <summary>Instead of 0.1·ln(factor) + 1.</summary>
    public double? AttentionFactor { get; init; }

    /// <summary>Whether the borders of the transition are rounded to whole pairs.</summary>
    public bool Truncates { get; init; } = true;

    public override double Magnitude => AttentionFactor ?? (Factor <= 1 ? 1 : (0.1 * Math.Log(Factor)) + 1);

    public override double[] Scale(double[] frequencies, double rotaryBase)
    {
        ArgumentNullException.ThrowIfNull(frequencies);
        var dimensions = 2 * frequencies.Length;
        var (first, last) = (PairOf(FastTurns, dimensions, rotaryBase), PairOf(SlowTurns, dimensions, rotaryBase));
        if (Truncates)
        {
            (first, last) = (Math.Floor(first), Math.Ceiling(last));
        }

        (first, last) = (Math.Max(first, 0), Math.Min(last, dimensions - 1));
        var width = last == first ? 0.001 : last - first;
        return
        [
            .. frequencies.Select((frequency, pair) =>
            {
                var slowed = Math.Clamp((pair - first) / width, 0, 1);
                return (frequency / Factor * slowed) + (frequency * (1 - slowed));
            }),
        ];
    }

    private double PairOf(double turns, int dimensions, double rotaryBase) =>
        dimensions * Math.Log(OriginalLength / (turns * 2 * Math.PI)) / (2 * Math.Log(rotaryBase));
}
