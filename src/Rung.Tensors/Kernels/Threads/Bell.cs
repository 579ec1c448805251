using System.Diagnostics;

namespace Rung.Tensors.Kernels.Threads;

/// <summary>
/// Calls one thread to work. That thread alone answers and sleeps; any thread may ring or close. No ring is lost: one
/// that comes while the thread is on its way to sleep keeps it awake. A closed bell rings for ever, whatever was
/// answered.
/// </summary>
internal sealed class Bell : IDisposable
{
    private static readonly long SpinTicks = Stopwatch.Frequency / 20_000; // 50 µs: the gap between two products of a layer

    private readonly SemaphoreSlim _signal = new(0);
    private int _isAsleep;
    private int _isRung;
    private volatile bool _isClosed;

    public bool IsClosed => _isClosed;

    public void Ring()
    {
        Volatile.Write(ref _isRung, 1);
        WakeSleeper();
    }

    public void Close()
    {
        _isClosed = true;
        WakeSleeper();
    }

    /// <summary>Takes the rings so far, if any.</summary>
    public bool TryAnswer() => Interlocked.Exchange(ref _isRung, 0) == 1;

    /// <summary>Returns when the bell was rung or closed: listens for a moment, then sleeps.</summary>
    public void Await()
    {
        if (!IsHeardSoon() && TryFallAsleep())
        {
            _signal.Wait();
        }
    }

    /// <summary>
    /// Whether the thread may sleep: whoever rings from now on wakes it. False when somebody rang or closed before.
    /// </summary>
    public bool TryFallAsleep()
    {
        Volatile.Write(ref _isAsleep, 1);

        // Either the ringer sees the sleeper or the sleeper sees the ring: both write first and read after the barrier.
        Interlocked.MemoryBarrier();
        return !IsHeard || Interlocked.Exchange(ref _isAsleep, 0) == 0;
    }

    public void Dispose() => _signal.Dispose();

    private bool IsHeard => Volatile.Read(ref _isRung) == 1 || _isClosed;

    private void WakeSleeper()
    {
        Interlocked.MemoryBarrier();
        if (Volatile.Read(ref _isAsleep) == 1 && Interlocked.Exchange(ref _isAsleep, 0) == 1)
        {
            _signal.Release();
        }
    }

    private bool IsHeardSoon()
    {
        var start = Stopwatch.GetTimestamp();
        do
        {
            for (var i = 0; i < 16; i++)
            {
                if (IsHeard)
                {
                    return true;
                }

                Thread.SpinWait(4);
            }
        }
        while (Stopwatch.GetTimestamp() - start < SpinTicks);
        return false;
    }
}
