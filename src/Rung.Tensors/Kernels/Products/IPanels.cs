namespace Rung.Tensors.Kernels.Products;

/// <summary>
/// The right side of a product, a matrix or several with the same depth, given out in blocks of panels:
/// (depth, <see cref="Tile.Columns"/>); and where the products go.
/// </summary>
internal unsafe interface IPanels
{
    /// <summary>How many panels.</summary>
    int Count { get; }

    /// <summary>Floats that <see cref="Open"/> needs besides the block.</summary>
    int ScratchLength { get; }

    /// <summary>
    /// Up to how many rows of the left side are read as they lie. Each is a stream of its own, and the processor, which
    /// foresees a stream of floats, foresees no great number of them.
    /// </summary>
    int MostLooseRows { get; }

    PanelPlace Place(int panel);

    /// <summary>
    /// Multiplies a first strip with a block, and gives the block out for the strips that follow: memory of the panels', or
    /// the given block filled.
    /// </summary>
    /// <param name="target">The strip and where its product goes.</param>
    /// <param name="isLast">Whether no strip follows; what is returned then has no meaning.</param>
    /// <param name="panel">Less than <see cref="Count"/>.</param>
    /// <param name="from">A multiple of 64.</param>
    /// <param name="depth">At most <see cref="Tile.Depth"/>.</param>
    /// <param name="block">Room for a block.</param>
    /// <param name="scratch">Room for <see cref="ScratchLength"/> floats.</param>
    float* Open(in TileTarget target, bool isLast, int panel, int from, int depth, float* block, float* scratch);
}
