using System.Numerics;
using Rung.Retrieval.Vectors.Kernels;
using Rung.Retrieval.Vectors.Slots;

namespace Rung.Retrieval.Vectors.Exact;

/// <summary>Queries turned: component by component the numbers of all of them, so that they lie side by side in a register.</summary>
internal sealed unsafe class FloatPanel : IPanel
{
    private readonly SlotTable _slots;
    private readonly VectorRows _rows;
    private readonly SlotQuery[] _queries;
    private readonly BestSlots[] _best;
    private readonly AlignedMemory _memory;
    private readonly float* _components;
    private readonly float* _thresholds;

    public FloatPanel(SlotTable slots, VectorRows rows, ReadOnlySpan<SlotQuery> queries, ReadOnlySpan<BestSlots> best)
    {
        (_slots, _rows, _queries, _best) = (slots, rows, queries.ToArray(), best.ToArray());
        var width = TileKernel.PanelWidth;
        _memory = new AlignedMemory((rows.Length + 1L) * width * sizeof(float));
        _components = (float*)_memory.Start;
        _thresholds = _components + ((long)rows.Length * width);
        for (var i = 0; i < rows.Length; i++)
        {
            for (var j = 0; j < _queries.Length; j++)
            {
                _components[(i * width) + j] = _queries[j].Vector[i];
            }
        }

        // A lane without a query has a threshold that nothing reaches.
        new Span<float>(_thresholds, width).Fill(float.PositiveInfinity);
        for (var j = 0; j < _best.Length; j++)
        {
            _thresholds[j] = _best[j].Threshold;
        }
    }

    public void Scan(int from, int to)
    {
        var products = stackalloc float[TileKernel.Rows * TileKernel.PanelWidth];
        var reached = stackalloc uint[TileKernel.Rows];
        for (var slot = from; slot < to; slot += TileKernel.Rows)
        {
            if (!TileKernel.Compare(_rows.Row(slot), _components, _rows.Length, _thresholds, products, reached))
            {
                continue;
            }

            for (var row = 0; row < Math.Min(TileKernel.Rows, to - slot); row++)
            {
                Offer(slot + row, products + (row * TileKernel.PanelWidth), reached[row]);
            }
        }
    }

    public void Dispose() => _memory.Dispose();

    private void Offer(int slot, float* products, uint reached)
    {
        for (; reached != 0; reached &= reached - 1)
        {
            var i = BitOperations.TrailingZeroCount(reached);
            if (products[i] >= _thresholds[i])
            {
                _thresholds[i] = Acceptance.Offer(_slots, _queries[i], _best[i], slot, products[i]);
            }
        }
    }
}
