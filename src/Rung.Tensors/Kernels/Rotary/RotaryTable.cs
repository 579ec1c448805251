namespace Rung.Tensors.Kernels.Rotary;

/// <summary>
/// The cosines and sines of each position, (positions, dimensions / 2). Computed in double; never changes.
/// </summary>
internal sealed class RotaryTable
{
    /// <param name="dimensions">How many dimensions of a head turn; even.</param>
    /// <param name="positions">The longest text.</param>
    /// <param name="rotaryBase">The model's <c>rope_theta</c>.</param>
    /// <param name="scaling">Null for none.</param>
    public RotaryTable(int dimensions, int positions, double rotaryBase = 10_000, RotaryScaling? scaling = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(dimensions);
        ArgumentOutOfRangeException.ThrowIfNotEqual(dimensions % 2, 0, nameof(dimensions));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(positions);
        Dimensions = dimensions;
        Positions = positions;
        var frequencies = new double[dimensions / 2];
        for (var i = 0; i < frequencies.Length; i++)
        {
            frequencies[i] = Math.Pow(rotaryBase, -2.0 * i / dimensions);
        }

        frequencies = scaling?.Scale(frequencies, rotaryBase) ?? frequencies;
        Cosines = new float[positions * frequencies.Length];
        Sines = new float[positions * frequencies.Length];
        Fill(frequencies, scaling?.Magnitude ?? 1);
    }

    public int Dimensions { get; }

    public int Positions { get; }

    internal float[] Cosines { get; }

    internal float[] Sines { get; }

    private void Fill(double[] frequencies, double magnitude)
    {
        for (var position = 0; position < Positions; position++)
        {
            for (var i = 0; i < frequencies.Length; i++)
            {
                var (sine, cosine) = Math.SinCos(position * frequencies[i]);
                Cosines[(position * frequencies.Length) + i] = (float)(magnitude * cosine);
                Sines[(position * frequencies.Length) + i] = (float)(magnitude * sine);
            }
        }
    }
}
