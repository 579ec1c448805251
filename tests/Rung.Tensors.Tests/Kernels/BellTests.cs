using Rung.Tensors.Kernels.Threads;

namespace Rung.Tensors.Tests.Kernels;

public sealed class BellTests
{
    [Fact]
    public void A_thread_that_nobody_called_may_sleep()
    {
        using var bell = new Bell();

        Assert.True(bell.TryFallAsleep());
    }

    [Fact]
    public void A_ring_keeps_the_thread_awake_until_it_is_answered()
    {
        using var bell = new Bell();
        bell.Ring();

        Assert.False(bell.TryFallAsleep());
        Assert.True(bell.TryAnswer());
        Assert.True(bell.TryFallAsleep());
    }

    [Fact]
    public void Closing_keeps_the_thread_awake_even_when_it_answers_a_ring_at_the_same_moment()
    {
        using var bell = new Bell();
        bell.Ring();
        bell.Close();

        bell.TryAnswer();

        Assert.False(bell.TryFallAsleep());
        Assert.True(bell.IsClosed);
    }

    [Fact]
    public void A_sleeper_is_woken_by_one_ring_and_by_closing()
    {
        using var bell = new Bell();
        using var answered = new SemaphoreSlim(0);
        var thread = new Thread(() => Serve(bell, answered));
        thread.Start();

        for (var i = 0; i < 100; i++)
        {
            bell.Ring();
            answered.Wait(TestContext.Current.CancellationToken);
        }

        bell.Close();
        thread.Join();

        Assert.Equal(0, answered.CurrentCount);
    }

    private static void Serve(Bell bell, SemaphoreSlim answered)
    {
        while (!bell.IsClosed)
        {
            bell.Await();
            if (bell.TryAnswer())
            {
                answered.Release();
            }
        }
    }
}
