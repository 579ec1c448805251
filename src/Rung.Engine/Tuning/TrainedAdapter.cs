using System.Collections.Immutable;

namespace Rung.Engine.Tuning;

/// <summary>What is kept beside an adapter: what it was trained on, how, and how it went (schema <c>rung.adapter/1</c>).</summary>
public sealed record TrainedAdapter
{
    /// <summary>The schema of this version.</summary>
    public const string CurrentSchema = "rung.adapter/1";

    public string Schema { get; init; } = CurrentSchema;

    /// <summary>The hash of the adapter's files: its name.</summary>
    public required string Id { get; init; }

    /// <summary>The hash of all that decided it: model, examples, settings, seed.</summary>
    public required string Plan { get; init; }

    public required string Task { get; init; }

    /// <summary>The name of the model that it was trained on.</summary>
    public required string Model { get; init; }

    /// <summary>The hash of that model's files.</summary>
    public required string Base { get; init; }

    /// <summary>How the model's weights were held: <c>f32</c>, <c>nf4</c> …</summary>
    public required string Format { get; init; }

    /// <summary>The dataset with all its splits.</summary>
    public required string Dataset { get; init; }

    /// <summary>The hash of the train split that was learnt from.</summary>
    public required string Train { get; init; }

    public required int TrainCount { get; init; }

    /// <summary>The hash of the dev split that the best step was chosen by.</summary>
    public required string Dev { get; init; }

    public required int DevCount { get; init; }

    /// <summary>The hash of the instruction in the prompts.</summary>
    public required string Instruction { get; init; }

    /// <summary>The metric that the best step was chosen by.</summary>
    public required string Metric { get; init; }

    public required int Rank { get; init; }

    public required double Alpha { get; init; }

    public required double Dropout { get; init; }

    public required int Epochs { get; init; }

    public required int Batch { get; init; }

    public required double LearningRate { get; init; }

    public required ulong Seed { get; init; }

    /// <summary>Steps done.</summary>
    public int Steps { get; init; }

    /// <summary>The step that was kept.</summary>
    public int BestStep { get; init; }

    /// <summary>The loss on train, thinned to a few hundred points.</summary>
    public ImmutableArray<LossPoint> Curve { get; init; } = [];

    /// <summary>The looks at dev.</summary>
    public ImmutableArray<DevLook> Looks { get; init; } = [];

    public TuningActuals Actuals { get; init; } = new();

    /// <summary>The first 12 digits of the hash of every input that was learnt from or chosen by: what must never be in a test.</summary>
    public required ImmutableArray<string> Seen { get; init; }

    /// <summary>The look before the first step.</summary>
    public DevLook? Before => Looks.FirstOrDefault(look => look.Step == 0);

    /// <summary>The look at the step that was kept.</summary>
    public DevLook? Best => Looks.FirstOrDefault(look => look.Step == BestStep && look.Step > 0);

    /// <summary>What screens call it.</summary>
    public string ShortId => Id[..8];
}
