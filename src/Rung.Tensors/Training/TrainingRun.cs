using Rung.Tensors.Kernels.Weights;
using Rung.Tensors.Layers;
using Rung.Tensors.Models;

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

    /// <summary>All that can be trained of a model.</summary>
    /// <exception cref="TrainingException">It is held in fewer than 32 bits.</exception>
    public static IReadOnlyList<Parameter> AllOf(Network model) => model.Linears.All(linear => linear.Weight.Format == WeightFormat.Float32)
        ? model.TrainAll()
        : throw new TrainingException("A model is trained as a whole in 32 bits only: steps are smaller than what fewer bits can hold. Load it in Float32, or train an adapter.");

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
