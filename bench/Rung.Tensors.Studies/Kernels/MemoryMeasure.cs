using System.Runtime.Intrinsics;
using Rung.Tensors.Kernels.Memory;
using Rung.Tensors.Kernels.Threads;

namespace Rung.Tensors.Studies.Kernels;

/// <summary>What the memory gives, measured as STREAM does: far more than fits a cache, copied and read, in gigabytes per second.</summary>
internal static unsafe class MemoryMeasure
{
    private const long Bytes = 256L << 20;
    private const int Item = 1 << 20;
    private static readonly TimeSpan Budget = TimeSpan.FromMilliseconds(800);

    public static (double Copy, double Read) Run(Workers workers)
    {
        using var from = new NativeBuffer(Bytes);
        using var to = new NativeBuffer(Bytes);
        var sums = new float[Bytes / Item];
        var seconds = Best.SecondsOf(
            workers.Count,
            Budget,
            () => workers.Run((int)(Bytes / Item), new Copying(from.Start, to.Start)),
            () => Read(workers, from, sums));
        return (2 * Bytes / seconds[0] / 1e9, Bytes / seconds[1] / 1e9);
    }

    private static void Read(Workers workers, NativeBuffer from, float[] sums)
    {
        fixed (float* places = sums)
        {
            workers.Run((int)(Bytes / Item), new Reading(from.Start, places));
        }
    }

    private readonly struct Copying(byte* from, byte* to) : IWork
    {
        public int ScratchLength => 0;

        public void Do(int item, float* scratch) => Buffer.MemoryCopy(from + ((long)item * Item), to + ((long)item * Item), Item, Item);
    }

    private readonly struct Reading(byte* from, float* sums) : IWork
    {
        public int ScratchLength => 0;

        public void Do(int item, float* scratch)
        {
            Vector256<float> a = default, b = default, c = default, d = default;
            var place = (float*)(from + ((long)item * Item));
            for (var end = place + (Item / sizeof(float)); place < end; place += 32)
            {
                a += Vector256.Load(place);
                b += Vector256.Load(place + 8);
                c += Vector256.Load(place + 16);
                d += Vector256.Load(place + 24);
            }

            sums[item] = Vector256.Sum(a + b + (c + d));
        }
    }
}
