using Rung.Retrieval.Vectors.Kernels;
using Rung.Retrieval.Vectors.Slots;

namespace Rung.Retrieval.Vectors.Exact;

/// <summary>Compares with the vectors themselves.</summary>
internal sealed unsafe class FloatScan(SlotTable slots, VectorRows rows) : IScan
{
    public int RowBytes => rows.Length * sizeof(float);

    public int LeastForPanel => 3;

    public int PanelWidth => TileKernel.PanelWidth;

    // One query is limited by memory: the rows are read in a straight line, four at a time.
    public void ScanOne(SlotQuery query, BestSlots best, int from, int to)
    {
        var products = stackalloc float[4];
        var threshold = best.Threshold;
        var length = rows.Length;
        var row = rows.Row(from);
        for (var slot = from; slot < to; slot += 4, row += 4L * length)
        {
            DotKernel.DotFour(query.Vector, row, row + length, row + (2 * length), row + (3 * length), length, products);
            for (var i = 0; i < 4; i++)
            {
                if (products[i] >= threshold && slot + i < to)
                {
                    threshold = Acceptance.Offer(slots, query, best, slot + i, products[i]);
                }
            }
        }
    }

    public IPanel PanelOf(ReadOnlySpan<SlotQuery> queries, ReadOnlySpan<BestSlots> best) => new FloatPanel(slots, rows, queries, best);
}
