using Rung.Tensors.Kernels.Threads;

namespace Rung.Tensors.Tests.Kernels;

public sealed unsafe class WorkersTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(8)]
    public void Every_item_is_done_once(int threads)
    {
        using var workers = new Workers(threads);
        var counts = new int[1000];

        fixed (int* places = counts)
        {
            for (var run = 0; run < 300; run++)
            {
                workers.Run(run % counts.Length, new Counting(places));
            }
        }

        Assert.Equal(Enumerable.Range(0, counts.Length).Select(item => Math.Max(299 - item, 0)), counts);
    }

    [Fact]
    public void Callers_of_several_threads_take_turns()
    {
        using var workers = new Workers(3);
        var counts = new int[64];

        fixed (int* places = counts)
        {
            var work = new Counting(places);
            Thread[] callers = [.. Enumerable.Range(0, 4).Select(_ => new Thread(() => Repeat(workers, work)))];
            Array.ForEach(callers, caller => caller.Start());
            Array.ForEach(callers, caller => caller.Join());
        }

        Assert.All(counts, count => Assert.Equal(4 * 200, count));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void What_an_item_throws_reaches_the_caller_and_the_workers_live_on(int threads)
    {
        using var workers = new Workers(threads);
        var counts = new int[10];

        fixed (int* places = counts)
        {
            Assert.Throws<InvalidOperationException>(() => workers.Run(10, new Failing()));
            workers.Run(10, new Counting(places));
        }

        Assert.All(counts, count => Assert.Equal(1, count));
    }

    [Fact]
    public void Handing_out_work_allocates_nothing()
    {
        using var workers = new Workers(2);
        var counts = new int[10];
        fixed (int* places = counts)
        {
            var work = new Counting(places);

            var bytes = Allocations.BytesEach(() => workers.Run(10, work));

            Assert.Equal(0, bytes);
        }
    }

    private static void Repeat(Workers workers, Counting work)
    {
        for (var i = 0; i < 200; i++)
        {
            workers.Run(64, work);
        }
    }

    private readonly struct Counting(int* counts) : IWork
    {
        public int ScratchLength => 16;

        public void Do(int item, float* scratch)
        {
            scratch[15] = item;
            Interlocked.Increment(ref counts[item]);
        }
    }

    private readonly struct Failing : IWork
    {
        public int ScratchLength => 0;

        public void Do(int item, float* scratch)
        {
            if (item == 5)
            {
                throw new InvalidOperationException();
            }
        }
    }
}
