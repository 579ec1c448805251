using System.Diagnostics;

namespace Rung.Tensors.Kernels.Threads;

/// <summary>
/// One helping thread: drains the queue when woken, spins for a moment, then parks. Disposed by its owner.
/// </summary>
internal sealed class WorkerThread : IDisposable
{
    private static readonly long SpinTicks = Stopwatch.Frequency / 20_000; // 50 µs: the gap between two products of a layer

    private readonly WorkQueue _queue;
    private readonly WorkerScratch _scratch = new();
    private readonly SemaphoreSlim _signal = new(0);
    private readonly Thread _thread;
    private int _isParked;
    private int _isCalled;
    private volatile bool _isStopping;

    public WorkerThread(WorkQueue queue, int number)
    {
        _queue = queue;
        _thread = new Thread(Serve) { IsBackground = true, Name = $"Rung kernel {number + 1}" };
        _thread.Start();
    }

    /// <summary>Calls the thread to the queue's items.</summary>
    public void Wake()
    {
        Volatile.Write(ref _isCalled, 1);
        Interlocked.MemoryBarrier();
        if (Volatile.Read(ref _isParked) == 1 && Interlocked.Exchange(ref _isParked, 0) == 1)
        {
            _signal.Release();
        }
    }

    public void Dispose()
    {
        _isStopping = true;
        Wake();
        _thread.Join();
        _signal.Dispose();
        _scratch.Dispose();
    }

    private void Serve()
    {
        while (!_isStopping)
        {
            if (Interlocked.Exchange(ref _isCalled, 0) == 1)
            {
                _queue.Drain(_scratch);
            }

            if (!IsCalledSoon())
            {
                Park();
            }
        }
    }

    private bool IsCalledSoon()
    {
        var start = Stopwatch.GetTimestamp();
        do
        {
            for (var i = 0; i < 16; i++)
            {
                if (Volatile.Read(ref _isCalled) == 1)
                {
                    return true;
                }

                Thread.SpinWait(4);
            }
        }
        while (Stopwatch.GetTimestamp() - start < SpinTicks);
        return false;
    }

    private void Park()
    {
        Volatile.Write(ref _isParked, 1);
        Interlocked.MemoryBarrier();
        if (Volatile.Read(ref _isCalled) == 1 && Interlocked.Exchange(ref _isParked, 0) == 1)
        {
            return;
        }

        _signal.Wait();
    }
}
