using System.Diagnostics;

namespace Rung.Tensors.Kernels.Threads;

/// <summary>
/// The threads that kernels share. The caller is one of them: <see cref="Run"/> hands out items from a shared counter,
/// works itself, and waits only for items that were begun, never for a thread that has not woken. Idle threads spin for
/// a moment and then park. When another process takes a core, fewer threads are used until it is free again. The number
/// of threads never changes a result. Calls from several threads wait for each other; an item must not start work of
/// its own.
/// </summary>
internal sealed unsafe class Workers : IDisposable
{
    private readonly WorkQueue _queue = new();
    private readonly WorkerScratch _scratch = new();
    private readonly WorkerThread[] _threads;
    private readonly ThreadAllowance _allowance;
    private readonly Lock _turn = new();
    private bool _isRunning;

    /// <param name="count">Threads, the caller's among them; by default one for each processor.</param>
    public Workers(int? count = null)
    {
        Count = count ?? Environment.ProcessorCount;
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Count, nameof(count));
        _allowance = new ThreadAllowance(Count);
        _threads = new WorkerThread[Count - 1];
        for (var i = 0; i < _threads.Length; i++)
        {
            _threads[i] = new WorkerThread(_queue, i);
        }
    }

    public int Count { get; }

    /// <summary>
    /// How many threads the next work may use: fewer than <see cref="Count"/> while a core is taken away.
    /// </summary>
    public int Allowed => _allowance.Current;

    /// <summary>Does all items and returns when the last is done. What an item throws is thrown here.</summary>
    public void Run<TWork>(int items, TWork work)
        where TWork : unmanaged, IWork
    {
        if (items <= 0)
        {
            return;
        }

        lock (_turn)
        {
            Debug.Assert(!_isRunning, "An item must not start work of its own.");
            _isRunning = true;
            try
            {
                RunInTurn(items, &work);
            }
            finally
            {
                _isRunning = false;
            }
        }
    }

    public void Dispose()
    {
        lock (_turn)
        {
            foreach (var thread in _threads)
            {
                thread.Dispose();
            }

            _scratch.Dispose();
        }
    }

    private void RunInTurn<TWork>(int items, TWork* work)
        where TWork : unmanaged, IWork
    {
        var helpers = Math.Min(_allowance.Take(), items) - 1;
        if (helpers <= 0)
        {
            var scratch = _scratch.Of(work->ScratchLength);
            for (var item = 0; item < items; item++)
            {
                work->Do(item, scratch);
            }

            return;
        }

        _queue.Publish(work, items);
        for (var i = 0; i < helpers; i++)
        {
            _threads[i].Wake();
        }

        var start = Stopwatch.GetTimestamp();
        var own = _queue.Drain(_scratch);
        var idle = Stopwatch.GetTimestamp();
        WaitFor(items);
        _allowance.Observe(start, idle, Stopwatch.GetTimestamp(), own);
        if (_queue.TakeFailure() is { } failure)
        {
            throw failure;
        }
    }

    private void WaitFor(int items)
    {
        var wait = new SpinWait();
        while (!_queue.IsDone(items))
        {
            // A thread in the midst of an item may have lost its core to another: let it have this one.
            wait.SpinOnce(sleep1Threshold: -1);
        }
    }
}
