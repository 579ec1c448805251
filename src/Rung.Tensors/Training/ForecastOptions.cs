using Rung.Tensors.Kernels.Weights;
using Rung.Tensors.Lora;

namespace Rung.Tensors.Training;

/// <summary>What a forecast is made for.</summary>
public sealed record ForecastOptions
{
    /// <summary>The adapter that is trained; nothing where the whole model is.</summary>
    public LoraOptions? Adapter { get; init; }

    /// <summary>How the base's weights are held.</summary>
    public WeightFormat Format { get; init; } = WeightFormat.Float32;

    /// <summary>How it is trained.</summary>
    public required TrainingOptions Training { get; init; }

    /// <summary>Tokens of all train examples together.</summary>
    public required long TrainTokens { get; init; }

    /// <summary>Those of them that are learnt.</summary>
    public required long LearntTokens { get; init; }

    /// <summary>Tokens of the longest example, all its texts together.</summary>
    public required int LongestExample { get; init; }

    /// <summary>How many train examples there are.</summary>
    public required int Examples { get; init; }

    /// <summary>How many texts they have, where it is not one each.</summary>
    public int? Texts { get; init; }

    /// <summary>Tokens of the longest text, where examples have several.</summary>
    public int? LongestText { get; init; }

    /// <summary>Tokens of all dev examples together.</summary>
    public long DevTokens { get; init; }

    /// <summary>For examples of so many tokens each, of which none is learnt as a next token.</summary>
    internal static ForecastOptions Of(
        LoraOptions? adapter, WeightFormat format, TrainingOptions training, IReadOnlyList<int> train, IReadOnlyList<int> dev) =>
        new()
        {
            Adapter = adapter,
            Format = format,
            Training = training,
            TrainTokens = train.Sum(tokens => (long)tokens),
            LearntTokens = 0,
            LongestExample = train.Concat(dev).DefaultIfEmpty(1).Max(),
            Examples = train.Count,
            DevTokens = dev.Sum(tokens => (long)tokens),
        };

    internal int StepsPerEpoch => Training.StepsPerEpoch(Examples);

    internal int Steps => Training.StepsFor(Examples);

    /// <summary>How often every example is seen.</summary>
    internal double Epochs => (double)Steps / Math.Max(1, StepsPerEpoch);

    internal double DevMeasurements =>
        Math.Ceiling((double)Steps / (Training.StepsBetweenEvaluations > 0 ? Training.StepsBetweenEvaluations : Math.Max(1, StepsPerEpoch)));

    /// <summary>The most tokens of one pass.</summary>
    internal long RowsAtOnce => Math.Max(Math.Min(Training.MaxTokensAtOnce, Training.BatchSize * (long)LongestExample), LongestText ?? LongestExample);
}
