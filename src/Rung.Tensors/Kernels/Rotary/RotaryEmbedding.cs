using Rung.Tensors.Kernels.Threads;

namespace Rung.Tensors.Kernels.Rotary;

/// <summary>Turns queries or keys by their positions, in place.</summary>
internal static unsafe class RotaryEmbedding
{
    /// <param name="workers">Who computes.</param>
    /// <param name="x">(tokens, heads, head size).</param>
    /// <param name="heads">How many.</param>
    /// <param name="headSize">At least the table's dimensions; those beyond stay.</param>
    /// <param name="positions">(tokens).</param>
    /// <param name="table">Long enough for every position.</param>
    /// <param name="layout">Which dimensions turn together.</param>
    public static void Forward(
        Workers workers,
        Span<float> x,
        int heads,
        int headSize,
        ReadOnlySpan<int> positions,
        RotaryTable table,
        RotaryLayout layout) =>
        Turn(workers, x, heads, headSize, positions, table, layout, direction: 1);

    /// <summary>Turns gradients back.</summary>
    public static void Backward(
        Workers workers,
        Span<float> dx,
        int heads,
        int headSize,
        ReadOnlySpan<int> positions,
        RotaryTable table,
        RotaryLayout layout) =>
        Turn(workers, dx, heads, headSize, positions, table, layout, direction: -1);

    private static void Turn(
        Workers workers,
        Span<float> x,
        int heads,
        int headSize,
        ReadOnlySpan<int> positions,
        RotaryTable table,
        RotaryLayout layout,
        float direction)
    {
        ArgumentNullException.ThrowIfNull(workers);
        ArgumentNullException.ThrowIfNull(table);
        ArgumentOutOfRangeException.ThrowIfLessThan(headSize, table.Dimensions);
        ArgumentOutOfRangeException.ThrowIfLessThan(x.Length, positions.Length * heads * headSize, nameof(x));
        foreach (var position in positions)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(
                (uint)position, (uint)table.Positions, nameof(positions));
        }

        fixed (float* values = x, cosines = table.Cosines, sines = table.Sines)
        fixed (int* places = positions)
        {
            var pairs = table.Dimensions / 2;
            var work = new RotaryTurn(
                values, heads, headSize, places, positions.Length, cosines, sines, pairs, layout, direction);
            workers.Run(work.Items, work);
        }
    }
}
