namespace Rung.Tensors.Kernels.Threads;

/// <summary>One helping thread: drains the queue when woken. Disposed by its owner.</summary>
internal sealed class WorkerThread : IDisposable
{
    private readonly WorkQueue _queue;
    private readonly WorkerScratch _scratch = new();
    private readonly Bell _bell = new();
    private readonly Thread _thread;

    public WorkerThread(WorkQueue queue, int number)
    {
        _queue = queue;
        _thread = new Thread(Serve) { IsBackground = true, Name = $"Rung kernel {number + 1}" };
        _thread.Start();
    }

    /// <summary>Calls the thread to the queue's items.</summary>
    public void Wake() => _bell.Ring();

    public void Dispose()
    {
        _bell.Close();
        _thread.Join();
        _bell.Dispose();
        _scratch.Dispose();
    }

    private void Serve()
    {
        while (!_bell.IsClosed)
        {
            if (_bell.TryAnswer())
            {
                _queue.Drain(_scratch);
            }

            _bell.Await();
        }
    }
}
