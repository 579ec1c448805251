namespace Rung.Tensors.Training;

/// <summary>How far a training has come, after a step.</summary>
/// <param name="Point">What the step brought.</param>
/// <param name="Steps">How many steps the whole run has.</param>
/// <param name="BestStep">The step with the best dev loss or metric so far; 0 before the first measurement.</param>
/// <param name="TokensSeen">In training passes, those of earlier sittings included.</param>
/// <param name="TokensPerSecond">Over this sitting, measurements included.</param>
/// <param name="Elapsed">Since this sitting began.</param>
/// <param name="TimeLeft">At that rate, if it does not end early.</param>
public sealed record TrainingProgress(
    CurvePoint Point, int Steps, int BestStep, long TokensSeen, double TokensPerSecond, TimeSpan Elapsed, TimeSpan TimeLeft)
{
    /// <summary>Steps done.</summary>
    public int Step => Point.Step;
}
