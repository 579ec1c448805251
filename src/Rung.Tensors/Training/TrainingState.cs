using System.Collections.Immutable;

namespace Rung.Tensors.Training;

/// <summary>Where a run stands, beside the parameters and the optimiser's numbers.</summary>
internal sealed record TrainingState
{
    /// <summary>Steps done. The data's position and all random numbers follow from it and the seed.</summary>
    public int Step { get; init; }

    /// <summary>Steps whose gradient was no number, in a row.</summary>
    public int SkippedInARow { get; init; }

    public int Skipped { get; init; }

    public double? BestDevLoss { get; init; }

    public double? BestMetric { get; init; }

    /// <summary>What the best is chosen by, turned so that less is better.</summary>
    public double? BestCriterion { get; init; }

    public int BestStep { get; init; }

    public int MeasurementsWithoutGain { get; init; }

    public bool HasEnded { get; init; }

    public long TokensSeen { get; init; }

    /// <summary>The curve so far.</summary>
    public ImmutableArray<CurvePoint> Curve { get; init; } = [];
}
