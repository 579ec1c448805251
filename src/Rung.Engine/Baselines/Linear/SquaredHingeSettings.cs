namespace Rung.Engine.Baselines.Linear;

/// <summary>What is minimised, and how far.</summary>
/// <param name="C">The weight of the loss against the regulariser.</param>
/// <param name="Tolerance">Stops when the projected gradients of an epoch lie this close together.</param>
/// <param name="MaxEpochs">Stops in any case.</param>
internal readonly record struct SquaredHingeSettings(double C, double Tolerance, int MaxEpochs);
