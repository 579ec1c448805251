namespace Rung.Engine.Tuning;

/// <summary>A look at dev in the middle of a training.</summary>
/// <param name="Step">Steps done; 0 is the model before any.</param>
/// <param name="Loss">The mean loss on dev; <see langword="null"/> before the first step.</param>
/// <param name="Metric">The task's metric over the answers.</param>
public sealed record DevLook(int Step, double? Loss, double Metric);
