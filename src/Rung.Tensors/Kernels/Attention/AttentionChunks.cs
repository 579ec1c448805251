using Rung.Tensors.Kernels.Functions;
using Rung.Tensors.Kernels.Memory;
using Rung.Tensors.Kernels.Products;
using Rung.Tensors.Kernels.Threads;

namespace Rung.Tensors.Kernels.Attention;

/// <summary>
/// Attention of single queries, as decoding needs it: each chunk of keys gives, for the heads that share them, the largest
/// score, the sum of powers and the sum of values; <see cref="AttentionMerge"/> puts them together.
/// </summary>
internal readonly unsafe struct AttentionChunks : IWork
{
    private const int WorthAnItem = 16_384; // products of a value, some microseconds
    private const int QueriesEnough = 8; // for all threads, if each does whole ones

    private readonly AttentionShape _shape;
    private readonly KeyChunks _chunks;
    private readonly AttentionTensors _tensors;
    private readonly float* _partial;
    private readonly AttentionMerge _merge;
    private readonly int _unitsPerItem; // 0 where an item is a query with all of its units

    /// <param name="shape">Heads and mask.</param>
    /// <param name="chunks">Of the same shape.</param>
    /// <param name="tensors">Queries, keys and values.</param>
    /// <param name="partial">Takes <see cref="LengthOf"/> floats for each unit.</param>
    /// <param name="merge">Of the same.</param>
    public AttentionChunks(AttentionShape shape, KeyChunks chunks, AttentionTensors tensors, float* partial, AttentionMerge merge)
    {
        _shape = shape;
        _chunks = chunks;
        _tensors = tensors;
        _partial = partial;
        _merge = merge;
        _unitsPerItem = chunks.Heads >= QueriesEnough * shape.KeyHeads
            ? 0
            : Math.Max(WorthAnItem / (2 * KeyChunks.Keys * shape.GroupSize * shape.HeadSize), 1);
    }

    public int Items => Merges
        ? _chunks.Heads / _shape.KeyHeads
        : ProductPlan.DivideUp(_chunks.Units, _unitsPerItem);

    public int ScratchLength => KeyChunks.Keys;

    /// <summary>Whether an item leaves nothing to be put together.</summary>
    public bool Merges => _unitsPerItem == 0;

    /// <summary>What a unit gives: for each head of queries the sum of values, the largest score, the sum of powers.</summary>
    public static int LengthOf(AttentionShape shape) => shape.GroupSize * (shape.HeadSize + 2);

    public void Do(int item, float* scratch)
    {
        if (Merges)
        {
            DoQuery(item, scratch);
            return;
        }

        var end = Math.Min((item + 1) * _unitsPerItem, _chunks.Units);
        for (var unit = item * _unitsPerItem; unit < end; unit++)
        {
            DoUnit(_chunks.Find(unit), unit, scratch);
        }
    }

    private void DoQuery(int query, float* scratch)
    {
        var (first, unit) = _chunks.FindHead(query * _shape.KeyHeads);
        var (segment, chunks) = (first.Segment, KeyChunks.ChunksOf(first.Segment));
        for (var head = 0; head < _shape.KeyHeads; head++, unit += chunks)
        {
            for (var chunk = 0; chunk < chunks; chunk++)
            {
                DoUnit(_chunks.Of(segment, (first.Query * _shape.KeyHeads) + head, chunk), unit + chunk, scratch);
            }

            _merge.MergeGroup(first with { KeyHead = head }, unit);
        }
    }

    private void DoUnit(KeyChunk chunk, int unit, float* scratch)
    {
        Fetch(_tensors.Keys, chunk);
        Fetch(_tensors.Values, chunk);
        DoChunk(chunk, _partial + ((nint)unit * LengthOf(_shape)), scratch);
    }

    private void DoChunk(KeyChunk chunk, float* result, float* scores)
    {
        var (size, stride) = (_shape.HeadSize, _shape.KeyWidth);
        var keys = _tensors.Keys + chunk.KeyAt(_shape);
        var values = _tensors.Values + chunk.KeyAt(_shape);
        for (var head = 0; head < _shape.GroupSize; head++, result += size + 2)
        {
            CachedRows.Scores(_tensors.Queries + chunk.QueryAt(_shape) + (head * size), keys, stride, size, chunk.Count, scores);
            var largest = Rows.Max(scores, chunk.Count);
            result[size] = largest;
            result[size + 1] = (float)Rows.ExpSum(scores, chunk.Count, largest, _shape.Scale);
            CachedRows.Combine(scores, values, stride, size, chunk.Count, result);
        }
    }

    // A head's rows lie apart, where the processor does not expect them. Whole rows it foresees once it is on their way, and
    // brings them sooner than they could be asked for: the first head asks for all.
    private void Fetch(float* rows, KeyChunk chunk)
    {
        if (Merges)
        {
            var all = chunk.KeyHead == 0 ? chunk.Count : 0;
            Ahead.FetchAll((byte*)(rows + chunk.KeyAt(_shape)), all * _shape.KeyWidth * sizeof(float));
            return;
        }

        for (var row = 0; row < chunk.Count; row++)
        {
            var place = rows + chunk.KeyAt(_shape) + ((nint)row * _shape.KeyWidth);
            Ahead.FetchAll((byte*)place, _shape.HeadSize * sizeof(float));
        }
    }
}
