using System.Collections.Immutable;

namespace Rung.Tensors.Training;

/// <summary>
/// What a training came to. The model holds the parameters that were best by the metric, or by dev loss where there is none,
/// or the last where neither was measured.
/// </summary>
/// <param name="Steps">Steps done, those of earlier sittings included.</param>
/// <param name="BestStep">The step whose parameters the model holds.</param>
/// <param name="BestDevLoss">Their dev loss, where it was measured.</param>
/// <param name="TokensSeen">Tokens computed in training passes.</param>
/// <param name="SkippedSteps">Steps without effect because the gradient was no number.</param>
/// <param name="HasEnded">False where it was stopped from outside; run again to go on.</param>
/// <param name="Curve">Every step's loss.</param>
public sealed record TrainingResult(
    int Steps, int BestStep, double? BestDevLoss, long TokensSeen, int SkippedSteps, bool HasEnded, ImmutableArray<CurvePoint> Curve)
{
    /// <summary>The metric of the parameters that the model holds, where there is one.</summary>
    public double? BestMetric { get; init; }

    /// <summary>How many steps of it were done in this sitting.</summary>
    public int StepsNow { get; init; }

    /// <summary>How long this sitting took.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>What was foretold, beside what it took; nothing where nothing was foretold.</summary>
    public ForecastCheck? Forecast { get; init; }
}
