using System.Collections.Immutable;

namespace Rung.Tensors.Training;

/// <summary>What a training came to. The model holds the best parameters by dev loss, or the last where there was no dev set.</summary>
/// <param name="Steps">Steps done, those of earlier sittings included.</param>
/// <param name="BestStep">The step whose parameters the model holds.</param>
/// <param name="BestDevLoss">Their dev loss, where there was a dev set.</param>
/// <param name="TokensSeen">Tokens computed in training passes.</param>
/// <param name="SkippedSteps">Steps without effect because the gradient was no number.</param>
/// <param name="HasEnded">False where it was stopped from outside; run again to go on.</param>
/// <param name="Curve">Every step's loss.</param>
public sealed record TrainingResult(
    int Steps, int BestStep, double? BestDevLoss, long TokensSeen, int SkippedSteps, bool HasEnded, ImmutableArray<CurvePoint> Curve);
