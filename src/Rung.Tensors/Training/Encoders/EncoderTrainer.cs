using System.Globalization;
using Rung.Tensors.Kernels.Weights;
using Rung.Tensors.Layers;
using Rung.Tensors.Lora;
using Rung.Tensors.Models;

namespace Rung.Tensors.Training.Encoders;

/// <summary>
/// Trains encoders in place, by an adapter or as a whole: embeddings by comparing texts, or labels by a head. Checkpoints,
/// resuming and the same bytes for the same seed and threads are as for language models.
/// </summary>
public static class EncoderTrainer
{
    /// <summary>The usual temperature of cosines.</summary>
    public const float UsualTemperature = 0.05f;

    /// <summary>
    /// Trains embeddings so that each anchor is nearer to its own text than to every other of its batch (InfoNCE). Larger
    /// batches compare more; memory is bounded by <see cref="TrainingOptions.MaxTokensAtOnce"/> whatever their size.
    /// </summary>
    /// <param name="encoder">Held in 32 bits where there is no adapter.</param>
    /// <param name="adapter">What is trained, attached to the encoder; nothing for all weights.</param>
    /// <param name="train">What is learnt.</param>
    /// <param name="dev">What the best parameters are chosen by, where no metric is; compared in batches in their order.</param>
    /// <param name="temperature">What cosines are divided by; smaller is stricter.</param>
    /// <param name="options">How.</param>
    /// <param name="progress">Called after every step.</param>
    /// <param name="cancellationToken">Stops it between two steps; run again with the same checkpoint folder to go on.</param>
    /// <exception cref="TrainingException">An example does not fit, the loss is no number, or checkpoints are of another run.</exception>
    public static TrainingResult TrainEmbeddings(
        TextEncoder encoder,
        LoraAdapter? adapter,
        IReadOnlyList<ContrastiveExample> train,
        IReadOnlyList<ContrastiveExample> dev,
        float temperature,
        TrainingOptions options,
        Action<TrainingProgress>? progress,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(encoder);
        ArgumentNullException.ThrowIfNull(train);
        ArgumentNullException.ThrowIfNull(dev);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(temperature);
        options.Check();
        EncoderExamples.Check(encoder, train, dev);
        return Run(
            encoder,
            ParametersOf(encoder, adapter, []),
            (stack, isDev) => new ContrastiveObjective(encoder, stack, isDev ? dev : train, temperature, options.MaxTokensAtOnce),
            new EncoderRun(
                adapter?.Options,
                train.Count,
                dev.Count,
                train.Concat(dev).Select(EncoderExamples.Described).Append(temperature.ToString(CultureInfo.InvariantCulture)),
                EncoderForecast.For(encoder.Config, FormatOf(encoder), adapter?.Options, train, dev, options)),
            options,
            progress,
            cancellationToken);
    }

    /// <summary>Trains a head that tells labels of texts, and, beside it, an adapter or all of the encoder.</summary>
    /// <param name="encoder">With a head: from <see cref="TextEncoder.LoadWithLabels"/>, or a checkpoint that has one.</param>
    /// <param name="adapter">What is trained beside the head, attached to the encoder; nothing for all weights.</param>
    /// <param name="train">What is learnt.</param>
    /// <param name="dev">What the best parameters are chosen by, where no metric is.</param>
    /// <param name="options">How.</param>
    /// <param name="progress">Called after every step.</param>
    /// <param name="cancellationToken">Stops it between two steps; run again with the same checkpoint folder to go on.</param>
    /// <exception cref="TrainingException">An example does not fit, the loss is no number, or checkpoints are of another run.</exception>
    public static TrainingResult TrainLabels(
        TextEncoder encoder,
        LoraAdapter? adapter,
        IReadOnlyList<ClassifiedText> train,
        IReadOnlyList<ClassifiedText> dev,
        TrainingOptions options,
        Action<TrainingProgress>? progress,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(encoder);
        ArgumentNullException.ThrowIfNull(train);
        ArgumentNullException.ThrowIfNull(dev);
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        EncoderExamples.Check(encoder, train, dev);
        using var trace = new HeadTrace();
        return Run(
            encoder,
            ParametersOf(encoder, adapter, encoder.Head!.Linears),
            (stack, isDev) => new ClassificationObjective(encoder, stack, trace, isDev ? dev : train),
            new EncoderRun(
                adapter?.Options,
                train.Count,
                dev.Count,
                train.Concat(dev).Select(EncoderExamples.Described),
                EncoderForecast.For(encoder.Config, FormatOf(encoder), adapter?.Options, train, dev, options)),
            options,
            progress,
            cancellationToken);
    }

    private static TrainingResult Run(
        TextEncoder encoder,
        IReadOnlyList<Parameter> parameters,
        Func<EncoderStack, bool, IObjective> objective,
        EncoderRun run,
        TrainingOptions options,
        Action<TrainingProgress>? progress,
        CancellationToken cancellationToken)
    {
        using var stack = new EncoderStack(encoder, options.RecomputesActivations ? ActivationKeeping.Inputs : ActivationKeeping.All);
        var described = run.Described.Append(string.Create(CultureInfo.InvariantCulture, $"{run.Train} {run.Dev}"));
        return new TrainingRun
        {
            Train = objective(stack, arg2: false),
            Examples = run.Train,
            Dev = run.Dev == 0 ? null : objective(stack, arg2: true),
            DevExamples = run.Dev,
            Parameters = parameters,
            Options = options,
            Fingerprint = options.CheckpointFolder is null ? "" : RunFingerprint.Of(options, parameters, run.Adapter, described),
            Forecast = run.Forecast,
            WeightBytes = encoder.AllWeightBytes,
            ActivationBytes = () => stack.Bytes,
        }.Run(progress, cancellationToken);
    }

    private static WeightFormat FormatOf(TextEncoder encoder) => encoder.Linears[0].Weight.Format;

    /// <summary>The adapter's and the head's, or all of the encoder's.</summary>
    private static IReadOnlyList<Parameter> ParametersOf(TextEncoder encoder, LoraAdapter? adapter, IEnumerable<Linear> head) =>
        adapter is null ? TrainingRun.AllOf(encoder)
        : adapter.IsAttached && adapter.Model == encoder ? [.. adapter.Parameters, .. head.SelectMany(linear => linear.Train())]
        : throw new ArgumentException("The adapter is not attached to this encoder.", nameof(adapter));

    private sealed record EncoderRun(LoraOptions? Adapter, int Train, int Dev, IEnumerable<string> Described, TrainingForecast Forecast);
}
