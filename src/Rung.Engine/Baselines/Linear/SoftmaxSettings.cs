namespace Rung.Engine.Baselines.Linear;

/// <summary>What is minimised, and how far.</summary>
/// <param name="C">The weight of the loss against the regulariser.</param>
/// <param name="Tolerance">Stops when the duality gap, over C and the number of examples, is no greater.</param>
/// <param name="MaxEpochs">Stops in any case.</param>
internal readonly record struct SoftmaxSettings(double C, double Tolerance, int MaxEpochs);
