namespace Rung.Tensors.Kernels.Products;

/// <summary>
/// How a product is parted. Hangs on its shape alone, never on the number of threads, so that the sums are the same on
/// any.
/// </summary>
internal readonly struct ProductPlan
{
    private const int DepthUnit = 64;
    private const int PackedFloats = 1 << 21; // 8 MB of the left matrix stay in the last-level cache
    private const long WorthAnItem = 4_000_000; // operations, some 30 µs
    private const int OperationsPerWeight = 24; // what it costs to fetch one, in operations
    private const int FewItems = 16;
    private const int RowsPerPart = 16 * 12;

    public ProductPlan(int rows, int columns, int depth)
    {
        Rows = rows;
        Depth = depth;
        var blocks = DivideUp(depth, Tile.Depth);
        BlockDepth = Math.Min(RoundUp(DivideUp(depth, blocks), DepthUnit), Tile.Depth);
        PaddedRows = PaddedTo(rows);
        ChunkDepth = Math.Max(PackedFloats / PaddedRows / BlockDepth, 1) * BlockDepth;
        Panels = DivideUp(columns, Tile.Columns);
        var cost = (long)Tile.Columns * depth * ((2L * rows) + OperationsPerWeight);
        PanelsPerItem = cost * Panels < WorthAnItem / 4 ? Panels : (int)Math.Min(
            Math.Max(WorthAnItem / cost, 1), Panels);
        Groups = DivideUp(Panels, PanelsPerItem);
        var parts = Groups == 1 && PanelsPerItem > 1 ? 1 : Math.Clamp(
            DivideUp(FewItems, Groups), 1, DivideUp(rows, RowsPerPart));
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

    public int Panels { get; }

    public int PanelsPerItem { get; }

    public int Groups { get; }

    public int RowsPerItem { get; }

    public int Parts { get; }

    public int Items => Groups * Parts;

    public static int DivideUp(int value, int unit) => (value + unit - 1) / unit;

    public static int RoundUp(int value, int unit) => DivideUp(value, unit) * unit;

    private static int PaddedTo(int rows) => (rows / Tile.Rows * Tile.Rows) + Tile.Padded(rows % Tile.Rows);
}
