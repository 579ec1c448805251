using Rung.Tensors.Layers;

namespace Rung.Tensors.Training;

/// <summary>One training from its objectives to its result: refused where it does not fit, compared with its forecast at the end.</summary>
internal sealed class TrainingRun
{
    public required IObjective Train { get; init; }

    public required int Examples { get; init; }

    public IObjective? Dev { get; init; }

    public int DevExamples { get; init; }

    public required IReadOnlyList<Parameter> Parameters { get; init; }

    public required TrainingOptions Options { get; init; }

    public required string Fingerprint { get; init; }

    public required TrainingForecast Forecast { get; init; }

    /// <summary>What the weights take that are in memory already.</summary>
    public required long WeightBytes { get; init; }

    /// <summary>What the passes took.</summary>
    public required Func<long> ActivationBytes { get; init; }

    public TrainingResult Run(Action<TrainingProgress>? progress, CancellationToken cancellationToken)
    {
        var free = Options.MemoryLimit ?? MachineMemory.AvailableBytes();
        Forecast.ThrowIfTooLarge(free + Forecast.WeightBytes);
        foreach (var parameter in Parameters)
        {
            parameter.Train();
        }

        try
        {
            var loop = new TrainingLoop(Train, Examples, Dev, DevExamples, Parameters, Options, Fingerprint);
            var result = loop.Run(progress, cancellationToken);
            return result with { Forecast = CheckOf(result, loop.Steps) };
        }
        finally
        {
            foreach (var parameter in Parameters)
            {
                parameter.Freeze();
            }
        }
    }

    private ForecastCheck CheckOf(TrainingResult result, int steps)
    {
        var numbers = Parameters.Sum(parameter => (long)parameter.Values.Length);
        return new ForecastCheck(
            Forecast.PeakBytes,
            WeightBytes + ActivationBytes() + (Forecast.OptimiserBytes / Math.Max(1, Forecast.TrainedNumbers) * numbers),
            Options.OperationsPerSecond is { } speed ? Forecast.TimeAt(speed) * ((double)result.StepsNow / steps) : null,
            result.Elapsed);
    }
}
