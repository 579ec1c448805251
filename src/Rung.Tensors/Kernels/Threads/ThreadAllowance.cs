using System.Diagnostics;

namespace Rung.Tensors.Kernels.Threads;

/// <summary>
/// How many threads are worth using. A thread whose core was taken in the midst of an item makes all others wait: where
/// that wait eats more time than the thread gives, one thread fewer is used for a while, and then one more is tried
/// again. Each failed try doubles the while. Threads that were just woken may share a core until the system has parted
/// them, which is no stall. Used under the owner's lock.
/// </summary>
internal sealed class ThreadAllowance
{
    private static readonly long Window = Stopwatch.Frequency / 50; // 20 ms of work are judged together
    private static readonly long ShortestPause = Stopwatch.Frequency / 25;
    private static readonly long LongestPause = Stopwatch.Frequency / 4;
    private static readonly long Settling = Stopwatch.Frequency / 100; // the system parts threads at its next tick or two

    private readonly int _most;
    private long _elapsed;
    private long _waited;
    private long _retryAt;
    private long _pause = ShortestPause;
    private long _lastEnd;
    private long _settledAt;

    public ThreadAllowance(int most) => _most = Current = most;

    public int Current { get; private set; }

    /// <summary>The number of threads to use now.</summary>
    public int Take()
    {
        var now = Stopwatch.GetTimestamp();
        var isRaised = Current < _most && now >= _retryAt;
        if (isRaised)
        {
            Current++;
            (_elapsed, _waited) = (0, 0);
        }

        if (isRaised || now - _lastEnd > Settling)
        {
            _settledAt = now + Settling;
        }

        return Current;
    }

    /// <param name="start">When the caller began with its items.</param>
    /// <param name="idle">When it found none left.</param>
    /// <param name="end">When the last item was done.</param>
    /// <param name="items">How many items the caller did.</param>
    public void Observe(long start, long idle, long end, int items)
    {
        _lastEnd = end;
        if (start < _settledAt)
        {
            return;
        }

        // To wait for about as long as an item takes is the price of parting the work, not a stall.
        var fair = (idle - start) / Math.Max(1, items);
        _elapsed += end - start;
        _waited += Math.Max(0, end - idle - (2 * fair));
        if (_elapsed < Window)
        {
            return;
        }

        // With n threads, of which one stalls for the share s of the time, n(1 − s) is done; without it n − 1.
        if (_waited * Current > _elapsed && Current > 1)
        {
            Current--;
            _retryAt = end + _pause;
            _pause = Math.Min(2 * _pause, LongestPause);
        }
        else if (Current == _most)
        {
            _pause = ShortestPause;
        }

        (_elapsed, _waited) = (0, 0);
    }
}
