namespace Rung.Tensors.Studies.Growth;

/// <summary>What one model took.</summary>
/// <param name="Layers">Of the model.</param>
/// <param name="Width">Its hidden size.</param>
/// <param name="Length">Tokens of a text.</param>
/// <param name="StepSeconds">A step of training, batch 4.</param>
/// <param name="PeakBytes">The most memory of the process that trained, the runtime's included.</param>
/// <param name="PrefillSeconds">A prompt of that length.</param>
/// <param name="TokenSeconds">Each token behind it.</param>
internal sealed record GrowthPoint(
    int Layers, int Width, int Length, double StepSeconds, long PeakBytes, double PrefillSeconds, double TokenSeconds);
