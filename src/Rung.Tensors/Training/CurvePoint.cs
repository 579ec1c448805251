namespace Rung.Tensors.Training;

/// <summary>A point of the learning curve.</summary>
/// <param name="Step">Steps done.</param>
/// <param name="TrainLoss">The mean loss of that step.</param>
/// <param name="DevLoss">The mean loss on the dev examples, where it was measured.</param>
/// <param name="GradientNorm">How long the gradient was, before clipping.</param>
/// <param name="LearningRate">The learning rate of that step.</param>
/// <param name="Metric">The task's metric, where it was measured.</param>
public sealed record CurvePoint(
    int Step, double TrainLoss, double? DevLoss, double GradientNorm, double LearningRate, double? Metric = null);
