using System.Collections.Immutable;
using System.Globalization;
using Rung.Engine.Local;
using Rung.Tensors.Training;

namespace Rung.Engine.Tuning;

/// <summary>What a training will take, said before it begins.</summary>
public sealed record TuningForecast
{
    private const double Megabyte = 1 << 20;
    private const int FewestTokensAtOnce = 256;

    private static readonly TimeSpan Calibration = TimeSpan.FromSeconds(2);

    /// <summary>Numbers that are trained.</summary>
    public required long TrainedNumbers { get; init; }

    /// <summary>The adapter's file, in bytes.</summary>
    public required long AdapterBytes { get; init; }

    /// <summary>The most memory at a time, in bytes: weights, activations, optimiser.</summary>
    public required long PeakBytes { get; init; }

    /// <summary>What this process may have, in bytes.</summary>
    public required long AvailableBytes { get; init; }

    /// <summary>Floating-point operations of all steps.</summary>
    public required double Operations { get; init; }

    /// <summary>Operations a second that this machine did just now.</summary>
    public required double Speed { get; init; }

    /// <summary>Steps of all epochs.</summary>
    public required int Steps { get; init; }

    /// <summary>Examples that are learnt from.</summary>
    public required int Examples { get; init; }

    /// <summary>Their tokens, prompts included.</summary>
    public required long Tokens { get; init; }

    /// <summary>What else a person should know.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>Without the looks at dev.</summary>
    public TimeSpan Time => TimeSpan.FromSeconds(Operations / Speed);

    internal static TuningForecast Of(TuningPlan plan, TimeProvider time)
    {
        var forecast = Shape(plan, plan.Training, plan.Model.Options.Format);
        return new TuningForecast
        {
            TrainedNumbers = forecast.TrainedNumbers,
            AdapterBytes = forecast.ResultBytes,
            PeakBytes = forecast.PeakBytes,
            AvailableBytes = plan.Model.Options.MemoryBytes,
            Operations = forecast.Operations,
            Speed = MachineSpeed.Measure(time, Calibration, plan.Model.Options.Threads),
            Steps = plan.Steps,
            Examples = plan.Train.Items.Length,
            Tokens = plan.Train.TokenCount,
            Notes = plan.Notes,
        };
    }

    /// <exception cref="TuningException">It does not fit; the message says what would.</exception>
    internal static void ThrowIfTooLarge(TuningPlan plan)
    {
        var (need, have) = (Shape(plan, plan.Training, plan.Model.Options.Format).PeakBytes, plan.Model.Options.MemoryBytes);
        if (need > have)
        {
            throw new TuningException(string.Create(
                CultureInfo.InvariantCulture,
                $"The training needs {need / Megabyte:#,0} MB; this process may have {have / Megabyte:#,0} MB. {Fitting(plan, have)}"));
        }
    }

    private static string Fitting(TuningPlan plan, long have)
    {
        foreach (var (options, said) in Smaller(plan.Training))
        {
            foreach (var word in WeightFormats.Words.SkipWhile(word => WeightFormats.Find(word) != plan.Model.Options.Format))
            {
                var format = WeightFormats.Find(word)!.Value;
                if (Shape(plan, options, format).PeakBytes <= have)
                {
                    var held = format == plan.Model.Options.Format ? [] : new[] { $"format {word}" };
                    return $"It fits with {string.Join(", ", held.Concat(said))}.";
                }
            }
        }

        return "No format makes it fit: use a smaller model, or shorter examples.";
    }

    private static IEnumerable<(TrainingOptions Options, string[] Said)> Smaller(TrainingOptions options)
    {
        yield return (options, []);
        yield return (options with { RecomputesActivations = true }, ["save_memory"]);
        for (var batch = options.BatchSize / 2; batch >= 1; batch /= 2)
        {
            var smaller = options with { RecomputesActivations = true, BatchSize = batch, MaxTokensAtOnce = FewestTokensAtOnce };
            yield return (smaller, ["save_memory", string.Create(CultureInfo.InvariantCulture, $"batch {batch}")]);
        }
    }

    private static TrainingForecast Shape(TuningPlan plan, TrainingOptions training, Tensors.Kernels.Weights.WeightFormat format) =>
        TrainingForecast.For(plan.Model.Config, new ForecastOptions
        {
            Adapter = plan.Lora,
            Format = format,
            Training = training,
            TrainTokens = plan.Train.TokenCount,
            LearntTokens = plan.Train.LearntCount,
            LongestExample = plan.Train.Items.Max(item => item.Tokens.Tokens.Length),
            Examples = plan.Train.Items.Length,
        });
}
