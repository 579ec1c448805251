using Rung.Tensors.Kernels.Threads;

namespace Rung.Tensors.Kernels.Embeddings;

/// <summary>Rows of a table (vocabulary, width) by number.</summary>
internal static unsafe class EmbeddingTable
{
    /// <param name="table">(vocabulary, width).</param>
    /// <param name="width">Floats of a row.</param>
    /// <param name="ids">Which rows.</param>
    /// <param name="rows">(ids, width).</param>
    /// <param name="accumulates">Adds to the rows, as with learnt positions.</param>
    public static void Gather(
        ReadOnlySpan<float> table, int width, ReadOnlySpan<int> ids, Span<float> rows, bool accumulates = false)
    {
        for (var i = 0; i < ids.Length; i++)
        {
            var from = table.Slice(ids[i] * width, width);
            var to = rows.Slice(i * width, width);
            if (accumulates)
            {
                System.Numerics.Tensors.TensorPrimitives.Add(to, from, to);
            }
            else
            {
                from.CopyTo(to);
            }
        }
    }

    /// <summary>
    /// The backward pass: each row's gradient is added to its row of the table, in the order of the ids.
    /// </summary>
    public static void ScatterAdd(
        Workers workers, ReadOnlySpan<float> dRows, int width, ReadOnlySpan<int> ids, Span<float> dTable)
    {
        ArgumentNullException.ThrowIfNull(workers);
        ArgumentOutOfRangeException.ThrowIfLessThan(dRows.Length, ids.Length * width, nameof(dRows));
        foreach (var id in ids)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)id, (uint)(dTable.Length / width), nameof(ids));
        }

        fixed (float* from = dRows, to = dTable)
        fixed (int* numbers = ids)
        {
            var work = new EmbeddingScatter(from, width, numbers, ids.Length, to);
            workers.Run(work.Items, work);
        }
    }
}
