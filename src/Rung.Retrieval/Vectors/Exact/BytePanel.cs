using System.Runtime.Intrinsics;
using Rung.Retrieval.Vectors.Kernels;
using Rung.Retrieval.Vectors.Slots;

namespace Rung.Retrieval.Vectors.Exact;

/// <summary>Queries as small integers, four components of each side by side.</summary>
internal sealed unsafe class BytePanel : IPanel
{
    /// <summary>How many queries.</summary>
    public const int Width = ByteTileKernel.PanelWidth;

    private readonly SlotTable _slots;
    private readonly ByteRows _rows;
    private readonly SlotQuery[] _queries;
    private readonly BestSlots[] _best;
    private readonly AlignedMemory _memory;

    public BytePanel(SlotTable slots, ByteRows rows, ReadOnlySpan<SlotQuery> queries, ReadOnlySpan<BestSlots> best)
    {
        (_slots, _rows, _queries, _best) = (slots, rows, queries.ToArray(), best.ToArray());
        _memory = new AlignedMemory((rows.Length + (long)sizeof(float)) * Width);
        new Span<float>(Thresholds, Width).Fill(float.PositiveInfinity);
        Span<sbyte> quantized = new sbyte[rows.Length];
        for (var j = 0; j < _queries.Length; j++)
        {
            Quantizer.Quantize(new ReadOnlySpan<float>(_queries[j].Vector, rows.Dimension), quantized);
            Thresholds[j] = _best[j].Threshold;
            for (var i = 0; i < quantized.Length; i++)
            {
                Components[(i / 4 * 4 * Width) + (j * 4) + (i % 4)] = (byte)(quantized[i] + ByteTileKernel.Offset);
            }
        }
    }

    private byte* Components => _memory.Start;

    private float* Thresholds => (float*)(_memory.Start + ((long)_rows.Length * Width));

    public void Scan(int from, int to)
    {
        var products = stackalloc int[ByteTileKernel.Rows * Width];
        for (var slot = from; slot < to; slot += ByteTileKernel.Rows)
        {
            ByteTileKernel.Multiply(_rows.Row(slot), Components, _rows.Length, products);
            for (var row = 0; row < Math.Min(ByteTileKernel.Rows, to - slot); row++)
            {
                Compare(slot + row, products + (row * Width));
            }
        }
    }

    public void Dispose() => _memory.Dispose();

    private void Compare(int slot, int* products)
    {
        var scale = Vector512.Create(_rows.Scales[slot]);
        var sums = Vector512.Load(products) - Vector512.Create(ByteTileKernel.Offset * _rows.Sums[slot]);
        var scores = Vector512.ConvertToSingle(sums) * scale;
        if (!Vector512.GreaterThanOrEqualAny(scores, Vector512.Load(Thresholds)))
        {
            return;
        }

        for (var i = 0; i < _queries.Length; i++)
        {
            if (scores[i] >= Thresholds[i])
            {
                Thresholds[i] = Acceptance.Offer(_slots, _queries[i], _best[i], slot, scores[i]);
            }
        }
    }
}
