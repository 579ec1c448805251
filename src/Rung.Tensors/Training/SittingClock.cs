namespace Rung.Tensors.Training;

/// <summary>Times one sitting of a run: from its start, or from where it went on.</summary>
internal sealed class SittingClock(TimeProvider time, int firstStep, long tokensBefore, int steps)
{
    private readonly long _start = time.GetTimestamp();

    public int FirstStep => firstStep;

    public TimeSpan Elapsed => time.GetElapsedTime(_start);

    public TrainingProgress At(CurvePoint point, TrainingState state)
    {
        var elapsed = Elapsed;
        var seconds = Math.Max(elapsed.TotalSeconds, 1e-9);
        return new TrainingProgress(
            point,
            steps,
            state.BestStep,
            state.TokensSeen,
            (state.TokensSeen - tokensBefore) / seconds,
            elapsed,
            state.HasEnded ? TimeSpan.Zero : elapsed * ((double)(steps - point.Step) / (point.Step - firstStep)));
    }
}
