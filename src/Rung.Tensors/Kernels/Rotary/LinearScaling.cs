namespace Rung.Tensors.Kernels.Rotary;

/// <summary>All positions are pressed together by one factor.</summary>
internal sealed record LinearScaling(double Factor) : RotaryScaling
{
    public override double[] Scale(double[] frequencies, double rotaryBase) =>
        Array.ConvertAll(frequencies, frequency => frequency / Factor);
}
