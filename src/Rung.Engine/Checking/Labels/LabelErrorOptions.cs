using Rung.Engine.Baselines.Features;

namespace Rung.Engine.Checking.Labels;

/// <summary>How likely label errors are looked for.</summary>
internal sealed record LabelErrorOptions
{
    /// <summary>Decides folds.</summary>
    public required ulong Seed { get; init; }

    /// <summary>What texts are cut into. Default: words alone and in pairs: a quarter of the time of characters.</summary>
    public TextFeatures Features { get; init; } = TextFeatures.Words;

    /// <summary>
    /// The weight of the errors against that of the weights. Default 4, the least that the baselines try: a model that fits every
    /// label fits the wrong ones too.
    /// </summary>
    public double C { get; init; } = 4;

    /// <summary>How many folds; <see langword="null"/>: as the baselines.</summary>
    public int? Folds { get; init; }

    /// <summary>The most examples to look at; of more, a seeded sample. Default 20,000.</summary>
    public int MostExamples { get; init; } = 20_000;
}
