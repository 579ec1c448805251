using System.Diagnostics;
using Rung.Tensors.Kernels.Threads;

namespace Rung.Tensors.Tests.Kernels;

public sealed class ThreadAllowanceTests
{
    private static readonly long Millisecond = Stopwatch.Frequency / 1000;

    [Fact]
    public void A_thread_whose_core_is_taken_is_not_used_for_a_while()
    {
        var allowance = new ThreadAllowance(4);
        var now = Stopwatch.GetTimestamp() + (3600 * Stopwatch.Frequency);

        allowance.Observe(now, now + (10 * Millisecond), now + (30 * Millisecond), items: 10);

        Assert.Equal(3, allowance.Take());
    }

    [Fact]
    public void It_is_tried_again()
    {
        var allowance = new ThreadAllowance(4);
        var past = Stopwatch.GetTimestamp() - (10 * Stopwatch.Frequency);

        allowance.Observe(past, past + (10 * Millisecond), past + (30 * Millisecond), items: 10);

        Assert.Equal(4, allowance.Take());
    }

    [Fact]
    public void To_wait_as_long_as_an_item_takes_is_fair()
    {
        var allowance = new ThreadAllowance(4);
        var now = Stopwatch.GetTimestamp();

        allowance.Observe(now, now + (20 * Millisecond), now + (40 * Millisecond), items: 1);

        Assert.Equal(4, allowance.Take());
    }

    [Fact]
    public void Threads_that_were_just_woken_may_share_a_core_for_a_moment()
    {
        var allowance = new ThreadAllowance(4);

        allowance.Take();
        var now = Stopwatch.GetTimestamp();
        allowance.Observe(now, now + (10 * Millisecond), now + (30 * Millisecond), items: 10);

        Assert.Equal(4, allowance.Take());
    }
}
