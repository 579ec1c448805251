using Rung.Tensors.Checkpoints;
using Rung.Tensors.Layers;
using Rung.Tensors.Lora;
using Rung.Tensors.Models;

namespace Rung.Tensors.Training;

/// <summary>A pass of training on a made-up model of few layers, whose operations are counted as a forecast counts them.</summary>
internal sealed class SampleStep : IDisposable
{
    private const int Layers = 2;
    private const int MostRows = 1024;

    // A larger table would be made only to be measured.
    private const int MostTokens = 8192;

    private readonly CausalModel _model;
    private readonly CausalPass _pass;
    private readonly TokenBatch _batch;

    private readonly AdamW _optimiser;

    private SampleStep(CausalModel model, CausalPass pass, TokenBatch batch, List<Parameter> parameters, double operations)
    {
        (_model, _pass, _batch, Operations) = (model, pass, batch, operations);
        _optimiser = new AdamW(parameters, new TrainingOptions());
        Numbers = parameters.Sum(parameter => (long)parameter.Values.Length);
    }

    /// <summary>Of one pass.</summary>
    public double Operations { get; }

    /// <summary>How many an update changes.</summary>
    public long Numbers { get; }

    public static SampleStep Of(ModelConfig config, ForecastOptions options, int? threads)
    {
        // An encoder costs what a decoder of its widths costs, but for a head that no text learns.
        var small = config with
        {
            Family = config.Family == ModelFamily.Bert ? ModelFamily.Gpt2 : config.Family,
            Layers = Layers,
            VocabularySize = Math.Min(config.VocabularySize, MostTokens),
            TiesEmbeddings = true,
            LayersWithoutRotary = [],
        };
        var length = (int)Math.Clamp(options.TrainTokens / Math.Max(1, options.Texts ?? options.Examples), 1, Math.Min(MostRows, config.MaxPositions));
        var texts = (int)Math.Max(1, Math.Min(MostRows, options.RowsAtOnce) / length);
        var learnt = config.Family == ModelFamily.Bert ? 0 : (double)options.LearntTokens / Math.Max(1, options.TrainTokens);
        var from = Math.Min(length - 2, (int)(length * (1 - learnt)));
        var model = CausalModel.Create(small, seed: 1, new LoadOptions { Format = options.Format, Threads = threads });
        var parameters = Trained(model, options);
        parameters.ForEach(parameter => parameter.Train());
        var batch = TokenBatch.Of(
            [.. Enumerable.Range(0, texts).Select(_ => Enumerable.Range(0, length).Select(place => place % small.VocabularySize).ToArray())],
            (_, place) => place > from);
        var once = options with
        {
            Training = options.Training with { Epochs = 1, MaxSteps = null, BatchSize = texts },
            TrainTokens = texts * length,
            LearntTokens = batch.TargetCount,
            LongestExample = length,
            Examples = texts,
            Texts = null,
            DevTokens = 0,
        };
        var keeping = options.Training.RecomputesActivations ? ActivationKeeping.Inputs : ActivationKeeping.All;
        return new SampleStep(model, new CausalPass(model, keeping), batch, parameters, TrainingForecast.For(small, once).Operations);
    }

    public void Run() => _pass.Learn(_batch, scale: 1.0 / Math.Max(1, _batch.TargetCount), new CountedRandom(1));

    /// <summary>What follows the passes of a step: the gradient's length, the optimiser, the packing of whole weights.</summary>
    public void Update()
    {
        _optimiser.GradientNorm();
        _optimiser.Step(step: 1, rate: 0, gradientScale: 1);
        _model.Repack();
    }

    public void Dispose()
    {
        _pass.Dispose();
        _model.Dispose();
    }

    private static List<Parameter> Trained(CausalModel model, ForecastOptions options) => options.Adapter is { } adapter
        ? [.. LoraAdapter.Attach(model, adapter with { TargetModules = Named(model, adapter) }).Parameters]
        : [.. model.TrainAll()];

    /// <summary>Names of another family would not be found; those of the attention cost about as much.</summary>
    private static System.Collections.Immutable.ImmutableArray<string> Named(CausalModel model, LoraOptions adapter) =>
        adapter.TargetModules.IsDefaultOrEmpty
        || adapter.TargetModules.All(name => model.Linears.Any(linear => linear.Name.EndsWith($".{name}", StringComparison.Ordinal)))
            ? adapter.TargetModules
            : [];
}
