using System.Diagnostics;

namespace Rung.Tensors.Kernels.Threads;

/// <summary>
/// How many threads are worth using. A thread whose core was taken in the midst of an item makes all others wait: where
/// that wait eats more time than the thread gives, one thread fewer is used for a while, and then one more is tried
/// again. Each failed try doubles the while, up to a second. Used under the owner's lock.
/// </summary>
internal sealed class ThreadAllowance
{
    private static readonly long Window = Stopwatch.Frequency / 50; // 20 ms of work are judged together
    private static readonly long ShortestPause = Stopwatch.Frequency / 25;
    private static readonly long LongestPause = Stopwatch.Frequency;

    private readonly int _most;
    private long _elapsed;
    private long _waited;
    private long _retryAt;
    private long _pause = ShortestPause;

    public ThreadAllowance(int most) => _most = Current = most;

    public int Current { get; private set; }

    /// <summary>The number of threads to use now.</summary>
    public int Take()
    {
        if (Current < _most && Stopwatch.GetTimestamp() >= _retryAt)
        {
            Current++;
            (_elapsed, _waited) = (0, 0);
        }

        return Current;
    }

    /// <param name="start">When the caller began with its items.</param>
    /// <param name="idle">When it found none left.</param>
    /// <param name="end">When the last item was done.</param>
    /// <param name="items">How many items the caller did.</param>
    public void Observe(long start, long idle, long end, int items)
    {
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
