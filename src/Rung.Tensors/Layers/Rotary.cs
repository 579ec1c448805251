using Rung.Tensors.Kernels.Rotary;

namespace Rung.Tensors.Layers;

/// <summary>The turns of a model's positions, as many as texts have needed so far.</summary>
/// <param name="dimensions">How many dimensions of a head turn.</param>
/// <param name="theta">The base of the frequencies.</param>
/// <param name="scaling">How they are stretched, if at all.</param>
internal sealed class Rotary(int dimensions, float theta, RotaryScaling? scaling)
{
    private const int Fewest = 256;

    private RotaryTable? _table;

    /// <summary>A table for at least so many positions.</summary>
    public RotaryTable Table(int positions)
    {
        if (_table is null || _table.Positions < positions)
        {
            var length = Math.Max(Fewest, (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)positions));
            _table = new RotaryTable(dimensions, length, theta, scaling);
        }

        return _table;
    }
}
