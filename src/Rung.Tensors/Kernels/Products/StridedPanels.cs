namespace Rung.Tensors.Kernels.Products;

/// <summary>Panels packed from any matrix as they are asked for.</summary>
internal readonly unsafe struct StridedPanels(Matrix right, float* result, nint stride) : IPanels
{
    public int Count => ProductPlan.DivideUp(right.Columns, Tile.Columns);

    public int ScratchLength => 0;

    public int MostLooseRows => Tile.Rows;

    public PanelPlace Place(int panel) => PanelPlace.In(result, stride, right.Columns, panel);

    public float* Open(in TileTarget target, bool isLast, int panel, int from, int depth, float* block, float* scratch)
    {
        var column = panel * Tile.Columns;
        var lines = Math.Min(Tile.Columns, right.Columns - column);
        Strip.Pack(right.At(from, column), right.ColumnStride, right.RowStride, lines, Tile.Columns, depth, block);
        Tile.Multiply(in target, depth, block);
        return block;
    }
}
