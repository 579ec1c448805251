using System.Globalization;
using Rung.Tensors.Checkpoints;
using Rung.Tensors.Kernels.Weights;
using Rung.Tensors.Layers;
using Rung.Tensors.Lora;
using Rung.Tensors.Models;

namespace Rung.Tensors.Training;

/// <summary>
/// Trains language models in place: an adapter, whatever the base is held in, or all of a model. The same examples, options
/// and number of threads give the same bytes, also when the run was killed and goes on from a checkpoint.
/// </summary>
public static class Trainer
{
    /// <summary>Trains an adapter that is attached to a language model; the model's own weights stay as they are.</summary>
    /// <param name="adapter">From <see cref="LoraAdapter.Attach"/>, or loaded to be trained further.</param>
    /// <param name="train">What is learnt.</param>
    /// <param name="dev">What the best parameters are chosen by; empty for the last ones.</param>
    /// <param name="options">How.</param>
    /// <param name="progress">Called after every step.</param>
    /// <param name="cancellationToken">Stops it between two steps; run again with the same checkpoint folder to go on.</param>
    /// <exception cref="TrainingException">An example does not fit, the loss is no number, or checkpoints are of another run.</exception>
    public static TrainingResult Train(
        LoraAdapter adapter,
        IReadOnlyList<TrainingExample> train,
        IReadOnlyList<TrainingExample> dev,
        TrainingOptions options,
        Action<TrainingProgress>? progress,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(adapter);
        if (adapter is not { IsAttached: true, Model: CausalModel model })
        {
            throw new ArgumentException("The adapter is not attached to a language model.", nameof(adapter));
        }

        List<Parameter> parameters = [.. adapter.Parameters];
        return Train(model, parameters, adapter.Options, train, dev, options, progress, cancellationToken);
    }

    /// <summary>Trains every weight of a model, which must be held in 32 bits.</summary>
    public static TrainingResult TrainWhole(
        CausalModel model,
        IReadOnlyList<TrainingExample> train,
        IReadOnlyList<TrainingExample> dev,
        TrainingOptions options,
        Action<TrainingProgress>? progress,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(model);
        return Train(model, TrainingRun.AllOf(model), adapter: null, train, dev, options, progress, cancellationToken);
    }

    /// <summary>What a training on these examples will take; the model need not be in memory.</summary>
    /// <param name="config">The model's shape.</param>
    /// <param name="format">How its weights are held.</param>
    /// <param name="adapter">What is trained; nothing for all of the model.</param>
    /// <param name="train">What is learnt.</param>
    /// <param name="dev">What is measured.</param>
    /// <param name="options">How it is trained.</param>
    public static TrainingForecast Forecast(
        ModelConfig config,
        WeightFormat format,
        LoraOptions? adapter,
        IReadOnlyList<TrainingExample> train,
        IReadOnlyList<TrainingExample> dev,
        TrainingOptions options)
    {
        ArgumentNullException.ThrowIfNull(train);
        ArgumentNullException.ThrowIfNull(dev);
        var examples = ForecastOptions.Of(adapter, format, options, LengthsOf(train), LengthsOf(dev));
        return TrainingForecast.For(config, examples with { LearntTokens = train.Sum(example => (long)example.LearntCount) });
    }

    private static TrainingResult Train(
        CausalModel model,
        IReadOnlyList<Parameter> parameters,
        LoraOptions? adapter,
        IReadOnlyList<TrainingExample> train,
        IReadOnlyList<TrainingExample> dev,
        TrainingOptions options,
        Action<TrainingProgress>? progress,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(train);
        ArgumentNullException.ThrowIfNull(dev);
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        Check(model, train, "train");
        Check(model, dev, "dev");
        if (train.Count == 0)
        {
            throw new TrainingException("There is nothing to learn: no train examples.");
        }

        using var pass = new CausalPass(model, options.RecomputesActivations ? ActivationKeeping.Inputs : ActivationKeeping.All);
        return new TrainingRun
        {
            Train = new CausalObjective(model, pass, train),
            Examples = train.Count,
            Dev = dev.Count == 0 ? null : new CausalObjective(model, pass, dev),
            DevExamples = dev.Count,
            Parameters = parameters,
            Options = options,
            Fingerprint = Fingerprint(options, parameters, adapter, train.Concat(dev)),
            Forecast = Forecast(model.Config, model.Linears[0].Weight.Format, adapter, train, dev, options),
            WeightBytes = model.AllWeightBytes,
            ActivationBytes = () => pass.Bytes,
        }.Run(progress, cancellationToken);
    }

    private static void Check(CausalModel model, IReadOnlyList<TrainingExample> examples, string split)
    {
        for (var i = 0; i < examples.Count; i++)
        {
            var length = examples[i].Tokens.Length;
            if (length > model.Config.MaxPositions)
            {
                throw new TrainingException(
                    $"Example {i} of {split} has {length} tokens; the model takes {model.Config.MaxPositions}. Shorten it or part it.");
            }

            if (examples[i].LearntCount == 0)
            {
                throw new TrainingException($"Example {i} of {split} has no token that is learnt. Its completion is empty: mend it or leave it out.");
            }
        }
    }

    private static int[] LengthsOf(IEnumerable<TrainingExample> examples) => [.. examples.Select(example => example.Tokens.Length)];

    private static string Fingerprint(
        TrainingOptions options, IEnumerable<Parameter> parameters, LoraOptions? adapter, IEnumerable<TrainingExample> examples) =>
        options.CheckpointFolder is null ? "" : RunFingerprint.Of(options, parameters, adapter, examples.Select(Described));

    private static string Described(TrainingExample example) =>
        string.Join(' ', example.Tokens.Zip(example.Learns, (token, learns) => string.Create(CultureInfo.InvariantCulture, $"{token}{(learns ? '!' : '.')}")));
}
