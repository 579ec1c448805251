using System.Collections.Immutable;
using Rung.Tensors.Checkpoints;
using Rung.Tensors.Kernels.Weights;

namespace Rung.Tensors.Training;

/// <summary>What a training will take, from the shapes of the model and the examples alone: nothing is loaded.</summary>
public sealed record TrainingForecast
{
    private const int MostLogits = 1 << 23;

    /// <summary>Numbers that are trained.</summary>
    public required long TrainedNumbers { get; init; }

    /// <summary>The file of the adapter, or of the whole model, in 32 bits.</summary>
    public required long ResultBytes { get; init; }

    /// <summary>The weights in memory.</summary>
    public required long WeightBytes { get; init; }

    /// <summary>What the passes keep and work in, the logits included.</summary>
    public required long ActivationBytes { get; init; }

    /// <summary>Trained numbers, their gradients, the optimiser's two numbers for each, and a copy of the best.</summary>
    public required long OptimiserBytes { get; init; }

    /// <summary>Floating-point operations of all steps, and of the measurements of the dev loss.</summary>
    public required double Operations { get; init; }

    public long PeakBytes => WeightBytes + ActivationBytes + OptimiserBytes;

    internal ModelConfig? Config { get; init; }

    internal ForecastOptions? Options { get; init; }

    /// <summary>How long it takes at so many operations a second.</summary>
    public TimeSpan TimeAt(double operationsPerSecond) => TimeSpan.FromSeconds(Operations / operationsPerSecond);

    /// <summary>The forecast for a model of this shape.</summary>
    public static TrainingForecast For(ModelConfig config, ForecastOptions options)
    {
        ArgumentNullException.ThrowIfNull(config);
        ArgumentNullException.ThrowIfNull(options);
        var shapes = new LayerShapes(config);
        var table = (long)config.VocabularySize * config.HiddenSize;
        var body = config.Layers * shapes.Linears.Sum(linear => (long)linear.Outputs * linear.Inputs);
        var trained = options.Adapter is { } adapter
            ? config.Layers * shapes.AdapterNumbers(adapter)
            : body + (shapes.Tables * table) + shapes.OtherNumbers;
        return new TrainingForecast
        {
            TrainedNumbers = trained,
            ResultBytes = 4 * trained,
            WeightBytes = Weights(config, options.Format, shapes),
            ActivationBytes = Activations(config, options, shapes),
            OptimiserBytes = 5 * 4 * trained,
            Operations = new OperationCount(config, options, body, table, trained).Total,
            Config = config,
            Options = options,
        };
    }

    /// <summary>Changes that save memory, each by itself with the memory it leads to, in the order in which they cost least.</summary>
    /// <param name="availableBytes">What there is.</param>
    public ImmutableArray<MemoryRemedy> RemediesFor(long availableBytes) =>
        Config is null || Options is null ? [] : [.. new MemoryRemedies(Config, Options, availableBytes).Single()];

    /// <summary>Refuses a run that would not fit, with what would make it fit.</summary>
    /// <exception cref="TrainingMemoryException">It needs more than there is.</exception>
    public void ThrowIfTooLarge(long availableBytes)
    {
        if (PeakBytes > availableBytes)
        {
            throw TrainingMemoryException.Of(this, availableBytes);
        }
    }

    private static long Weights(ModelConfig config, WeightFormat format, LayerShapes shapes) =>
        (config.Layers * shapes.Linears.Sum(linear => WeightSizes.BytesOf(format, linear.Outputs, linear.Inputs)))
        + (shapes.Tables * WeightSizes.BytesOf(WeightSizes.OfTables(format), config.VocabularySize, config.HiddenSize))
        + (4 * shapes.OtherNumbers);

    private static long Activations(ModelConfig config, ForecastOptions options, LayerShapes shapes)
    {
        var rows = options.RowsAtOnce;
        var kept = shapes.KeptPerRow(options.Adapter);
        var floats = options.Training.RecomputesActivations
            ? kept + (config.Layers * (long)config.HiddenSize)
            : config.Layers * (kept + config.HiddenSize);
        var logits = config.Family == ModelFamily.Bert ? 0 : Math.Min(MostLogits, rows * config.VocabularySize);
        return 4 * ((rows * (floats + shapes.ScratchPerRow(options.Adapter))) + logits);
    }
}
