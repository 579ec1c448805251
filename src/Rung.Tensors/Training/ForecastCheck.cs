namespace Rung.Tensors.Training;

/// <summary>A forecast beside the truth, for the steps that were done in one sitting.</summary>
/// <param name="ForecastBytes">Weights, activations and optimiser, as foretold.</param>
/// <param name="Bytes">What they took.</param>
/// <param name="ForecastTime">As foretold for the steps done; nothing where the machine's speed was not given.</param>
/// <param name="Time">What the sitting took.</param>
public sealed record ForecastCheck(long ForecastBytes, long Bytes, TimeSpan? ForecastTime, TimeSpan Time)
{
    /// <summary>Foretold memory over real memory.</summary>
    public double MemoryRatio => (double)ForecastBytes / Bytes;

    /// <summary>Foretold time over real time.</summary>
    public double? TimeRatio => ForecastTime / Time;
}
