using Rung.Tensors.Kernels.Functions;
using Rung.Tensors.Kernels.Normalization;
using Rung.Tensors.Kernels.Threads;

namespace Rung.Tensors.Kernels.Loss;

internal readonly unsafe struct CrossEntropyRows(
    float* logits, int* targets, int rows, int vocabulary, float* losses, bool hasGradient, float scale) : IWork
{
    private const int Chunk = 1 << 11; // logits that are copied at a time where they have to stay

    public int Items => NormShape.Items(rows, vocabulary);

    public int ScratchLength => hasGradient ? 0 : Chunk;

    public void Do(int item, float* scratch)
    {
        var first = item * NormShape.RowsPerItem(vocabulary);
        for (var row = first; row < Math.Min(first + NormShape.RowsPerItem(vocabulary), rows); row++)
        {
            var place = logits + ((nint)row * vocabulary);
            if (targets[row] == CrossEntropy.NoTarget)
            {
                losses[row] = 0;
                new Span<float>(place, hasGradient ? vocabulary : 0).Clear();
                continue;
            }

            DoRow(place, targets[row], out losses[row], scratch);
        }
    }

    private void DoRow(float* row, int target, out float loss, float* scratch)
    {
        var largest = Rows.Max(row, vocabulary);
        var atTarget = row[target];
        var sum = 0d;
        for (var from = 0; from < vocabulary; from += Chunk)
        {
            var length = Math.Min(Chunk, vocabulary - from);
            var powers = row + from;
            if (!hasGradient)
            {
                new ReadOnlySpan<float>(powers, length).CopyTo(new Span<float>(scratch, length));
                powers = scratch;
            }

            sum += Rows.ExpSum(powers, length, largest, scale: 1);
        }

        loss = (float)(Math.Log(sum) + largest - atTarget);
        if (hasGradient)
        {
            Rows.Scale((float)(scale / sum), row, vocabulary);
            row[target] -= scale;
        }
    }
}
