namespace Rung.Engine.Tuning;

/// <summary>The mean loss of a step of a training.</summary>
public readonly record struct LossPoint(int Step, double Loss);
