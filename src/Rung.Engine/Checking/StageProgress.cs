namespace Rung.Engine.Checking;

/// <summary>Passes the progress of one stage on under its name.</summary>
internal sealed class StageProgress : IProgress<double>
{
    private readonly string _stage;
    private readonly IProgress<CheckProgress> _progress;

    private StageProgress(string stage, IProgress<CheckProgress> progress)
    {
        _stage = stage;
        _progress = progress;
        Report(0);
    }

    /// <summary>Says at once that the stage began; <see langword="null"/> where nobody listens.</summary>
    public static StageProgress? Of(string stage, IProgress<CheckProgress>? progress) =>
        progress is null ? null : new StageProgress(stage, progress);

    public void Report(double value) => _progress.Report(new CheckProgress(_stage, value));
}
