namespace Rung.Tensors.Kernels.Products;

/// <summary>Where a panel's product goes.</summary>
/// <param name="start">The first row's first column.</param>
/// <param name="stride">Floats from one row to the next.</param>
/// <param name="columns">At most <see cref="Tile.Columns"/>.</param>
internal readonly unsafe struct PanelPlace(float* start, nint stride, int columns)
{
    public float* Start { get; } = start;

    public nint Stride { get; } = stride;

    public int Columns { get; } = columns;

    /// <summary>The place of a panel in a result of so many columns.</summary>
    public static PanelPlace In(float* result, nint stride, int columns, int panel)
    {
        var first = panel * Tile.Columns;
        return new PanelPlace(result + first, stride, Math.Min(Tile.Columns, columns - first));
    }
}
