namespace Rung.Tensors.Kernels.Rotary;

/// <summary>Each pair is slowed by a factor of its own (LongRoPE, Ding et al., 2024).</summary>
/// <param name="Factors">One for each pair, the fastest first.</param>
/// <param name="AttentionFactor">What cosines and sines are multiplied with.</param>
internal sealed record FactorScaling(IReadOnlyList<double> Factors, double AttentionFactor) : RotaryScaling
{
    public override double Magnitude => AttentionFactor;

    public override double[] Scale(double[] frequencies, double rotaryBase)
    {
        ArgumentNullException.ThrowIfNull(frequencies);
        ArgumentOutOfRangeException.ThrowIfNotEqual(frequencies.Length, Factors.Count, nameof(frequencies));
        return [.. frequencies.Zip(Factors, (frequency, factor) => frequency / factor)];
    }
}
