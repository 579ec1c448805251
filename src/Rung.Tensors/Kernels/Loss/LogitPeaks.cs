using Rung.Tensors.Kernels.Functions;
using Rung.Tensors.Kernels.Memory;
using Rung.Tensors.Kernels.Products;
using Rung.Tensors.Kernels.Threads;

namespace Rung.Tensors.Kernels.Loss;

/// <summary>Finds the peaks of rows of logits, which stay as they are. An item does a part of a row.</summary>
internal readonly unsafe struct LogitPeaks : IWork
{
    private const int PartLength = 1 << 12;

    private readonly float* _logits;
    private readonly int _vocabulary;
    private readonly float* _partial; // (rows, parts, 2): the largest and the sum of powers under it

    private LogitPeaks(float* logits, int vocabulary, float* partial)
    {
        _logits = logits;
        _vocabulary = vocabulary;
        _partial = partial;
    }

    public int ScratchLength => 0;

    private int Parts => ProductPlan.DivideUp(_vocabulary, PartLength);

    /// <param name="workers">Who computes.</param>
    /// <param name="logits">(peaks, vocabulary).</param>
    /// <param name="vocabulary">Logits of a row.</param>
    /// <param name="peaks">One for each row.</param>
    public static void Find(Workers workers, ReadOnlySpan<float> logits, int vocabulary, Span<LogitPeak> peaks)
    {
        ArgumentNullException.ThrowIfNull(workers);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(vocabulary);
        ArgumentOutOfRangeException.ThrowIfLessThan(logits.Length, peaks.Length * vocabulary, nameof(logits));
        var parts = ProductPlan.DivideUp(vocabulary, PartLength);
        using var partial = new PooledFloats(2 * parts * peaks.Length);
        fixed (float* rows = logits)
        {
            var work = new LogitPeaks(rows, vocabulary, partial.Start);
            workers.Run(parts * peaks.Length, work);
            for (var row = 0; row < peaks.Length; row++)
            {
                peaks[row] = work.Merge(row);
            }
        }
    }

    /// <summary>The obvious loops.</summary>
    public static LogitPeak FindPlainly(ReadOnlySpan<float> logits)
    {
        var best = 0;
        for (var token = 1; token < logits.Length; token++)
        {
            best = logits[token] > logits[best] ? token : best;
        }

        var sum = 0.0;
        foreach (var logit in logits)
        {
            sum += Math.Exp(logit - logits[best]);
        }

        return new LogitPeak(best, logits[best], (float)(logits[best] + Math.Log(sum)));
    }

    public void Do(int item, float* scratch)
    {
        var (row, part) = (item / Parts, item % Parts);
        var logits = Place(row, part);
        var length = LengthOf(part);
        var largest = Rows.Max(logits, length);
        _partial[2 * item] = largest;
        _partial[(2 * item) + 1] = (float)Rows.PowerSum(logits, length, float.IsNegativeInfinity(largest) ? 0 : largest);
    }

    private LogitPeak Merge(int row)
    {
        var partial = _partial + (2 * row * Parts);
        var best = 0;
        for (var part = 1; part < Parts; part++)
        {
            best = partial[2 * part] > partial[2 * best] ? part : best;
        }

        var largest = partial[2 * best];
        var sum = 0.0;
        for (var part = 0; part < Parts; part++)
        {
            var isEmpty = float.IsNegativeInfinity(partial[2 * part]);
            sum += partial[(2 * part) + 1] * (isEmpty ? 1 : Math.Exp(partial[2 * part] - largest));
        }

        // Not-a-number, of which nothing is the largest, counts as the first.
        var at = Math.Max(Rows.IndexOf(Place(row, best), LengthOf(best), largest), 0);
        return new LogitPeak((best * PartLength) + at, largest, (float)(largest + Math.Log(sum)));
    }

    private float* Place(int row, int part) => _logits + ((nint)row * _vocabulary) + (part * PartLength);

    private int LengthOf(int part) => Math.Min(PartLength, _vocabulary - (part * PartLength));
}
