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

    private readonly AttentionShape _shape;
    private readonly KeyChunks _chunks;
    private readonly AttentionTensors _tensors;
    private readonly float* _partial;
    private readonly int _unitsPerItem;

    /// <param name="shape">Heads and mask.</param>
    /// <param name="chunks">Of the same shape.</param>
    /// <param name="tensors">Queries, keys and values.</param>
    /// <param name="partial">Takes <see cref="LengthOf"/> floats for each unit.</param>
    public AttentionChunks(AttentionShape shape, KeyChunks chunks, AttentionTensors tensors, float* partial)
    {
        _shape = shape;
        _chunks = chunks;
        _tensors = tensors;
        _partial = partial;
        _unitsPerItem = Math.Max(WorthAnItem / (2 * KeyChunks.Keys * shape.GroupSize * shape.HeadSize), 1);
    }

    public int Items => ProductPlan.DivideUp(_chunks.Units, _unitsPerItem);

    public int ScratchLength => KeyChunks.Keys;

    /// <summary>What a unit gives: for each head of queries the sum of values, the largest score, the sum of powers.</summary>
    public static int LengthOf(AttentionShape shape) => shape.GroupSize * (shape.HeadSize + 2);

    public void Do(int item, float* scratch)
    {
        var end = Math.Min((item + 1) * _unitsPerItem, _chunks.Units);
        for (var unit = item * _unitsPerItem; unit < end; unit++)
        {
            DoChunk(_chunks.Find(unit), _partial + ((nint)unit * LengthOf(_shape)), scratch);
        }
    }

    private void DoChunk(KeyChunk chunk, float* result, float* scores)
    {
        var (size, stride) = (_shape.HeadSize, _shape.KeyWidth);
        var keys = _tensors.Keys + chunk.KeyAt(_shape);
        var values = _tensors.Values + chunk.KeyAt(_shape);
        Fetch(keys, chunk.Count);
        Fetch(values, chunk.Count);
        for (var head = 0; head < _shape.GroupSize; head++, result += size + 2)
        {
            CachedRows.Scores(_tensors.Queries + chunk.QueryAt(_shape) + (head * size), keys, stride, size, chunk.Count, scores);
            var largest = Rows.Max(scores, chunk.Count);
            result[size] = largest;
            result[size + 1] = (float)Rows.ExpSum(scores, chunk.Count, largest, _shape.Scale);
            CachedRows.Combine(scores, values, stride, size, chunk.Count, result);
        }
    }

    // A head's rows lie apart, where the processor does not expect them.
    private void Fetch(float* rows, int count)
    {
        for (var row = 0; row < count; row++)
        {
            Ahead.FetchAll((byte*)(rows + ((nint)row * _shape.KeyWidth)), _shape.HeadSize * sizeof(float));
        }
    }
}
