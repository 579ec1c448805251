namespace Rung.Tensors.Kernels.Products;

/// <summary>
/// The right matrix of a product, given out in blocks of panels: (depth, <see cref="Tile.Columns"/>).
/// </summary>
internal unsafe interface IPanels
{
    /// <summary>Columns of the right matrix.</summary>
    int Columns { get; }

    /// <summary>Floats that <see cref="Block"/> needs besides the block.</summary>
    int ScratchLength { get; }

    /// <summary>The block at this depth: memory of the panels', or the given block filled.</summary>
    /// <param name="panel">Columns from <c>panel × Tile.Columns</c> on.</param>
    /// <param name="from">A multiple of 64.</param>
    /// <param name="depth">At most <see cref="Tile.Depth"/>.</param>
    /// <param name="block">Room for a block.</param>
    /// <param name="scratch">Room for <see cref="ScratchLength"/> floats.</param>
    float* Block(int panel, int from, int depth, float* block, float* scratch);
}
