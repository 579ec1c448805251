namespace Rung.Engine.Baselines.Learners;

/// <summary>Counts finished pieces of work from any thread and reports the share, rising.</summary>
internal sealed class ProgressCounter(IProgress<double>? progress, int total)
{
    private readonly Lock _lock = new();
    private int _done;

    public void Finish(int pieces = 1)
    {
        lock (_lock)
        {
            _done += pieces;
            progress?.Report(Math.Min((double)_done / total, 1));
        }
    }
}
