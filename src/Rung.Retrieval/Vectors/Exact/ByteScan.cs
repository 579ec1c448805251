using Rung.Retrieval.Vectors.Kernels;
using Rung.Retrieval.Vectors.Slots;

namespace Rung.Retrieval.Vectors.Exact;

/// <summary>Compares with the small integers. The query's own scale is left out: it is the same for all rows.</summary>
internal sealed unsafe class ByteScan(SlotTable slots, ByteRows rows) : IScan
{
    public int RowBytes => rows.Length;

    public int LeastForPanel => ByteTileKernel.IsFast ? 3 : int.MaxValue;

    public int PanelWidth => BytePanel.Width;

    public void ScanOne(SlotQuery query, BestSlots best, int from, int to)
    {
        using var memory = new AlignedMemory(rows.Length);
        var quantized = (sbyte*)memory.Start;
        Quantizer.Quantize(new ReadOnlySpan<float>(query.Vector, rows.Dimension), new Span<sbyte>(quantized, rows.Dimension));
        var products = stackalloc int[4];
        var threshold = best.Threshold;
        for (var slot = from; slot < to; slot += 4)
        {
            ByteKernel.DotFour(quantized, rows.Row(slot), rows.Length, products);
            for (var i = 0; i < 4; i++)
            {
                var score = products[i] * rows.Scales[slot + i];
                if (score >= threshold && slot + i < to)
                {
                    threshold = Acceptance.Offer(slots, query, best, slot + i, score);
                }
            }
        }
    }

    public IPanel PanelOf(ReadOnlySpan<SlotQuery> queries, ReadOnlySpan<BestSlots> best) => new BytePanel(slots, rows, queries, best);
}
