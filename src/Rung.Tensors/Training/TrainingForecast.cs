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

    /// <summary>Floating-point operations of all steps.</summary>
    public required double Operations { get; init; }

    public long PeakBytes => WeightBytes + ActivationBytes + OptimiserBytes;

    /// <summary>How long it takes at so many operations a second.</summary>
    public TimeSpan TimeAt(double operationsPerSecond) => TimeSpan.FromSeconds(Operations / operationsPerSecond);

    /// <summary>The forecast for a causal model of this shape.</summary>
    public static TrainingForecast For(ModelConfig config, ForecastOptions options)
    {
        ArgumentNullException.ThrowIfNull(config);
        ArgumentNullException.ThrowIfNull(options);
        var shapes = new LayerShapes(config);
        var table = (long)config.VocabularySize * config.HiddenSize;
        var body = config.Layers * shapes.Linears.Sum(linear => (long)linear.Outputs * linear.Inputs);
        var tables = config.TiesEmbeddings ? table : 2 * table;
        var trained = options.Adapter is { } adapter ? config.Layers * shapes.AdapterNumbers(adapter) : body + tables;
        var isWhole = options.Adapter is null;
        return new TrainingForecast
        {
            TrainedNumbers = trained,
            ResultBytes = 4 * trained,
            WeightBytes = (long)((body * BitsOf(options.Format) / 8) + (tables * BitsOf(TableFormat(options.Format)) / 8)),
            ActivationBytes = Activations(config, options, shapes),
            OptimiserBytes = 5 * 4 * trained,
            Operations = Operation(config, options, body, table, trained),
        };
    }

    private static double Operation(ModelConfig config, ForecastOptions options, long body, long table, long trained)
    {
        // A product costs two operations a weight; forward, back to the input, and, where trained, to the weight.
        var (isWhole, epochs) = (options.Adapter is null, (double)options.Training.Epochs);
        var passes = options.Training.RecomputesActivations ? 3.0 : 2;
        var perToken = (2 * body * (passes + (isWhole ? 1 : 0))) + (isWhole ? 0 : 6.0 * trained);
        var perLearnt = 2.0 * table * (isWhole ? 3 : 2);

        // Scores and sums over half the square, forward once and backward two and a half times.
        var mean = (double)options.TrainTokens / Math.Max(1, options.Examples);
        var attention = 2.0 * config.Layers * config.Heads * config.HeadSize * mean * (1 + 2.5 + (passes - 2));
        return epochs * ((options.TrainTokens * (perToken + attention)) + (options.LearntTokens * perLearnt));
    }

    private static long Activations(ModelConfig config, ForecastOptions options, LayerShapes shapes)
    {
        var rows = Math.Max(
            Math.Min(options.Training.MaxTokensAtOnce, options.Training.BatchSize * (long)options.LongestExample), options.LongestExample);
        var kept = shapes.KeptPerRow(options.Adapter);
        var floats = options.Training.RecomputesActivations
            ? kept + (config.Layers * (long)config.HiddenSize)
            : config.Layers * (kept + config.HiddenSize);
        var logits = Math.Min(MostLogits, rows * config.VocabularySize);
        return 4 * ((rows * (floats + shapes.ScratchPerRow)) + logits);
    }

    private static WeightFormat TableFormat(WeightFormat format) =>
        format is WeightFormat.Nf4 or WeightFormat.Nf4Double ? WeightFormat.BFloat16 : format;

    private static double BitsOf(WeightFormat format) => format switch
    {
        WeightFormat.Float32 => 32,
        WeightFormat.Int8 => 9,
        WeightFormat.Nf4 => 4.5,
        WeightFormat.Nf4Double => 4.14,
        _ => 16,
    };
}
