namespace Rung.Tensors.Kernels.Rotary;

/// <summary>How a model trained on short texts was stretched to longer ones: by slowing rotations down.</summary>
internal abstract record RotaryScaling
{
    /// <summary>What the cosines and sines are multiplied with.</summary>
    public virtual double Magnitude => 1;

    /// <summary>The angle per position of each pair.</summary>
    /// <param name="frequencies">Those without scaling, the fastest first.</param>
    /// <param name="rotaryBase">What they are powers of.</param>
    public abstract double[] Scale(double[] frequencies, double rotaryBase);
}
