using System.Numerics;
using System.Runtime.Intrinsics.X86;
using Rung.Retrieval.Vectors.Kernels;
using Rung.Retrieval.Vectors.Slots;

namespace Rung.Retrieval.Vectors.Exact;

/// <summary>
/// Queries as small integers, in groups whose components lie side by side. A few rows are compared with group after group while they lie
/// in the first cache, and so do the groups.
/// </summary>
internal sealed unsafe class BytePanel : IPanel
{
    /// <summary>The most queries.</summary>
    public const int Width = 4 * GroupWidth;

    private const int GroupWidth = ByteTileKernel.PanelWidth;

    private readonly SlotTable _slots;
    private readonly ByteRows _rows;
    private readonly SlotQuery[] _queries;
    private readonly BestSlots[] _best;
    private readonly int _groups;
    private readonly AlignedMemory _memory;
    private readonly byte* _components;
    private readonly float* _thresholds;

    public BytePanel(SlotTable slots, ByteRows rows, ReadOnlySpan<SlotQuery> queries, ReadOnlySpan<BestSlots> best)
    {
        (_slots, _rows, _queries, _best) = (slots, rows, queries.ToArray(), best.ToArray());
        _groups = (_queries.Length + GroupWidth - 1) / GroupWidth;
        _memory = new AlignedMemory((rows.Length + (long)sizeof(float)) * GroupWidth * _groups);
        _components = _memory.Start;
        _thresholds = (float*)(_components + ((long)rows.Length * GroupWidth * _groups));

        // A lane without a query has a threshold that nothing reaches.
        new Span<float>(_thresholds, GroupWidth * _groups).Fill(float.PositiveInfinity);
        Span<sbyte> quantized = new sbyte[rows.Length];
        for (var j = 0; j < _queries.Length; j++)
        {
            Quantizer.Quantize(new ReadOnlySpan<float>(_queries[j].Vector, rows.Dimension), quantized);
            _thresholds[j] = _best[j].Threshold;
            var group = _components + (j / GroupWidth * (long)rows.Length * GroupWidth);
            for (var i = 0; i < quantized.Length; i++)
            {
                group[(i / 4 * 4 * GroupWidth) + (j % GroupWidth * 4) + (i % 4)] = (byte)(quantized[i] + ByteTileKernel.Offset);
            }
        }
    }

    public void Scan(int from, int to)
    {
        var scores = stackalloc float[ByteTileKernel.Rows * GroupWidth];
        var reached = stackalloc uint[ByteTileKernel.Rows];
        var groupBytes = _rows.Length * GroupWidth;
        var tileBytes = _rows.Length * ByteTileKernel.Rows;
        for (var slot = from; slot < to; slot += ByteTileKernel.Rows)
        {
            var row = _rows.Row(slot);
            for (var group = 0; group < _groups; group++)
            {
                // The tile after the next is on its way from memory meanwhile, a part of it with each group.
                Fetch(row + (2 * tileBytes) + (group * tileBytes / _groups), tileBytes / _groups);
                var first = group * GroupWidth;
                if (ByteTileKernel.Compare(row, _components + ((long)group * groupBytes), _rows.Length, _rows.Scales + slot, _rows.Sums + slot, _thresholds + first, scores, reached))
                {
                    Offer(slot, Math.Min(ByteTileKernel.Rows, to - slot), first, scores, reached);
                }
            }
        }
    }

    public void Dispose() => _memory.Dispose();

    private static void Fetch(sbyte* from, int bytes)
    {
        const int Line = 64;
        for (var at = 0; Sse.IsSupported && at < bytes; at += Line)
        {
            Sse.Prefetch0(from + at);
        }
    }

    private void Offer(int slot, int rows, int first, float* scores, uint* reached)
    {
        for (var row = 0; row < rows; row++)
        {
            for (var bits = reached[row]; bits != 0; bits &= bits - 1)
            {
                var lane = BitOperations.TrailingZeroCount(bits);
                var score = scores[(row * GroupWidth) + lane];

                // A row before it in the tile may have raised the threshold.
                if (score >= _thresholds[first + lane])
                {
                    _thresholds[first + lane] = Acceptance.Offer(_slots, _queries[first + lane], _best[first + lane], slot + row, score);
                }
            }
        }
    }
}
