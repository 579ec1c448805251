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
    private RotaryTable? _beyond;

    /// <summary>
    /// Beyond how many positions another scaling holds, for all of them (LongRoPE): a pass is of the short kind where its
    /// longest text is, as in the models' own code, and passes that share a cache are of one kind.
    /// </summary>
    public (int Positions, RotaryScaling Scaling)? Beyond { get; init; }

    /// <summary>A table for at least so many positions.</summary>
    public RotaryTable Table(int positions) => Beyond is { } beyond && positions > beyond.Positions
        ? Grown(ref _beyond, positions, beyond.Scaling)
        : Grown(ref _table, positions, scaling);

    private RotaryTable Grown(ref RotaryTable? table, int positions, RotaryScaling? used)
    {
        if (table is null || table.Positions < positions)
        {
            var length = Math.Max(Fewest, (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)positions));
            table = new RotaryTable(dimensions, length, theta, used);
        }

        return table;
    }
}
