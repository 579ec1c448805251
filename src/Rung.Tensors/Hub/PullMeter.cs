namespace Rung.Tensors.Hub;

/// <summary>Counts what has come and tells it, a few times a second at most. One thread at a time.</summary>
internal sealed class PullMeter(IProgress<PullProgress>? progress, TimeProvider time, int files, long total)
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly Queue<(long When, long Fetched)> _past = new([(time.GetTimestamp(), 0)]);
    private string _file = "";
    private int _number;
    private long _done;
    private long _told;

    /// <summary>Bytes that came over the network.</summary>
    public long Fetched { get; private set; }

    public void Begin(string file)
    {
        (_file, _number) = (file, _number + 1);
        Tell();
    }

    /// <summary>Bytes that were there before; negative where they turned out to be worthless.</summary>
    public void Keep(long bytes) => _done += bytes;

    public void Add(int bytes)
    {
        (Fetched, _done) = (Fetched + bytes, _done + bytes);
        if (time.GetElapsedTime(_told) >= Pause || _done == total)
        {
            Tell();
        }
    }

    private void Tell()
    {
        _told = time.GetTimestamp();
        while (_past.Count > 1 && time.GetElapsedTime(_past.Peek().When) > Window)
        {
            _past.Dequeue();
        }

        var (since, before) = _past.Peek();
        var seconds = time.GetElapsedTime(since).TotalSeconds;
        var rate = seconds > 0 ? (Fetched - before) / seconds : 0;
        _past.Enqueue((_told, Fetched));
        progress?.Report(new PullProgress(
            _file, _number, files, _done, total, rate, rate > 0 ? TimeSpan.FromSeconds(Math.Min((total - _done) / rate, 1e7)) : null));
    }
}
