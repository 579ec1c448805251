namespace Rung.Tensors.Training;

/// <summary>A change that makes a training take less memory.</summary>
/// <param name="Change">What to change, in words.</param>
/// <param name="Options">The same run with the change.</param>
/// <param name="PeakBytes">What it takes then.</param>
/// <param name="Fits">Whether that is enough by itself.</param>
public sealed record MemoryRemedy(string Change, ForecastOptions Options, long PeakBytes, bool Fits);
