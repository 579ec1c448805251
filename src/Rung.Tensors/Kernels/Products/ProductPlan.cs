using Rung.Tensors.Kernels.Threads;

namespace Rung.Tensors.Kernels.Products;

/// <summary>
/// How a product is parted. Hangs on its shape alone, never on the number of threads, so that the sums are the same on
/// any.
/// </summary>
internal readonly struct ProductPlan
{
    private const int DepthUnit = 64;
    private const int PackedFloats = 1 << 21; // 8 MB of the left matrix stay in the last-level cache
    private const long WorthAnItem = 400_000; // operations, some 1.5 µs
    private const long MostInAnItem = 8_000_000; // 30 µs: a thread that loses its core makes the others wait for no more
    private const int OperationsPerWeight = 8; // what it costs to fetch one, in operations
    private const int FewItems = 16;
    private const int RowsPerPart = 4 * 12; // more parts would decode the same panels too often

    public ProductPlan(int rows, int panels, int depth)
    {
        Rows = rows;
        Depth = depth;
        var blocks = DivideUp(depth, Tile.Depth);
        BlockDepth = Math.Min(RoundUp(DivideUp(depth, blocks), DepthUnit), Tile.Depth);
        PaddedRows = PaddedTo(rows);
        ChunkDepth = Math.Max(PackedFloats / PaddedRows / BlockDepth, 1) * BlockDepth;
        var cost = Tile.Columns * (long)depth * ((2L * rows) + OperationsPerWeight);
        var fewest = cost * panels < 2 * WorthAnItem ? panels : (int)Math.Min(DivideUp(WorthAnItem, cost), panels);
        Groups = new ShrinkingParts(panels, fewest, (int)Math.Max(MostInAnItem / cost, 1));
        var parts = Groups.Count == 1 ? 1 : Math.Clamp(DivideUp(FewItems, Groups.Count), 1, DivideUp(rows, RowsPerPart));
        RowsPerItem = RoundUp(DivideUp(rows, parts), Tile.Rows);
        Parts = DivideUp(rows, RowsPerItem);
    }

    public int Rows { get; }

    /// <summary>Rows with those that fill the last tile up.</summary>
    public int PaddedRows { get; }

    public int Depth { get; }

    /// <summary>The depth that a tile sums over at once.</summary>
    public int BlockDepth { get; }

    /// <summary>
    /// The depth for which the left matrix is packed at once: a multiple of <see cref="BlockDepth"/>.
    /// </summary>
    public int ChunkDepth { get; }

    /// <summary>The panels of an item.</summary>
    public ShrinkingParts Groups { get; }

    public int RowsPerItem { get; }

    /// <summary>How many parts of the rows.</summary>
    public int Parts { get; }

    public int Items => Groups.Count * Parts;

    public static long DivideUp(long value, long unit) => (value + unit - 1) / unit;

    public static int DivideUp(int value, int unit) => (value + unit - 1) / unit;

    public static int RoundUp(int value, int unit) => DivideUp(value, unit) * unit;

    private static int PaddedTo(int rows) => (rows / Tile.Rows * Tile.Rows) + Tile.Padded(rows % Tile.Rows);
}
