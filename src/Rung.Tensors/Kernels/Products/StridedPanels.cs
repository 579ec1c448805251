namespace Rung.Tensors.Kernels.Products;

/// <summary>Panels packed from any matrix as they are asked for.</summary>
internal readonly unsafe struct StridedPanels(Matrix right) : IPanels
{
    public int Columns => right.Columns;

    public int ScratchLength => 0;

    public float* Block(int panel, int from, int depth, float* block, float* scratch)
    {
        var column = panel * Tile.Columns;
        var lines = Math.Min(Tile.Columns, right.Columns - column);
        Strip.Pack(right.At(from, column), right.ColumnStride, right.RowStride, lines, Tile.Columns, depth, block);
        return block;
    }
}
