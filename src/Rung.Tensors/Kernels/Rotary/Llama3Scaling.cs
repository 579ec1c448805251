namespace Rung.Tensors.Kernels.Rotary;

/// <summary>
/// Llama 3.1's: rotations that complete fewer than <c>LowFactor</c> turns in the original length are slowed, those of
/// more than <c>HighFactor</c> stay, between them it goes over evenly.
/// </summary>
internal sealed record Llama3Scaling(double Factor, double LowFactor, double HighFactor, int OriginalLength) : RotaryScaling
{
    public override double[] Scale(double[] frequencies, double rotaryBase) => Array.ConvertAll(frequencies, ScaleOne);

    private double ScaleOne(double frequency)
    {
        var turns = OriginalLength * frequency / (2 * Math.PI);
        var share = Math.Clamp((turns - LowFactor) / (HighFactor - LowFactor), 0, 1);
        return ((1 - share) * frequency / Factor) + (share * frequency);
    }
}
