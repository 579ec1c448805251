using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Rung.Tensors.Kernels.Threads;

namespace Rung.Tensors.Studies.Decoding;

/// <summary>
/// The most multiply–adds that the machine's threads do, in operations a second: twelve sums in registers and nothing else,
/// no memory, no weights. No product of floats is faster.
/// </summary>
internal static class MachinePeak
{
    public const int Rounds = 5;

    private const int Sums = 12; // two units with a latency of four want eight at least
    private const int StepsOfItem = 100_000;
    private const int ItemsOfThread = 200;

    private static int Lanes => Vector512.IsHardwareAccelerated ? Vector512<float>.Count : Vector256<float>.Count;

    /// <summary>A figure for each round, the least first.</summary>
    public static double[] Measure(int threads)
    {
        using var workers = new Workers(threads);
        var items = threads * ItemsOfThread;
        workers.Run(items, default(MultiplyAdds)); // the compiler, and the clocks of the cores
        var rates = new double[Rounds];
        for (var round = 0; round < Rounds; round++)
        {
            var start = Stopwatch.GetTimestamp();
            workers.Run(items, default(MultiplyAdds));
            rates[round] = 2.0 * Sums * Lanes * StepsOfItem * items / Stopwatch.GetElapsedTime(start).TotalSeconds;
        }

        Array.Sort(rates);
        return rates;
    }

    private readonly unsafe struct MultiplyAdds : IWork
    {
        public int ScratchLength => Vector512<float>.Count;

        // The sums go to memory, or the compiler would leave them out.
        public void Do(int item, float* scratch)
        {
            if (Vector512.IsHardwareAccelerated)
            {
                Sum512().Store(scratch);
            }
            else
            {
                Sum256().Store(scratch);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        private static Vector512<float> Sum512()
        {
            var (x, y) = (Vector512.Create(0.5f), Vector512.Create(0.25f));
            Vector512<float> a = x, b = x, c = x, d = x, e = x, f = x, g = x, h = x, i = x, j = x, k = x, l = x;
            for (var step = 0; step < StepsOfItem; step++)
            {
                a = Vector512.FusedMultiplyAdd(x, y, a);
                b = Vector512.FusedMultiplyAdd(x, y, b);
                c = Vector512.FusedMultiplyAdd(x, y, c);
                d = Vector512.FusedMultiplyAdd(x, y, d);
                e = Vector512.FusedMultiplyAdd(x, y, e);
                f = Vector512.FusedMultiplyAdd(x, y, f);
                g = Vector512.FusedMultiplyAdd(x, y, g);
                h = Vector512.FusedMultiplyAdd(x, y, h);
                i = Vector512.FusedMultiplyAdd(x, y, i);
                j = Vector512.FusedMultiplyAdd(x, y, j);
                k = Vector512.FusedMultiplyAdd(x, y, k);
                l = Vector512.FusedMultiplyAdd(x, y, l);
            }

            return a + b + c + d + e + f + g + h + i + j + k + l;
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        private static Vector256<float> Sum256()
        {
            var (x, y) = (Vector256.Create(0.5f), Vector256.Create(0.25f));
            Vector256<float> a = x, b = x, c = x, d = x, e = x, f = x, g = x, h = x, i = x, j = x, k = x, l = x;
            for (var step = 0; step < StepsOfItem; step++)
            {
                a = Vector256.FusedMultiplyAdd(x, y, a);
                b = Vector256.FusedMultiplyAdd(x, y, b);
                c = Vector256.FusedMultiplyAdd(x, y, c);
                d = Vector256.FusedMultiplyAdd(x, y, d);
                e = Vector256.FusedMultiplyAdd(x, y, e);
                f = Vector256.FusedMultiplyAdd(x, y, f);
                g = Vector256.FusedMultiplyAdd(x, y, g);
                h = Vector256.FusedMultiplyAdd(x, y, h);
                i = Vector256.FusedMultiplyAdd(x, y, i);
                j = Vector256.FusedMultiplyAdd(x, y, j);
                k = Vector256.FusedMultiplyAdd(x, y, k);
                l = Vector256.FusedMultiplyAdd(x, y, l);
            }

            return a + b + c + d + e + f + g + h + i + j + k + l;
        }
    }
}
