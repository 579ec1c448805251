using System.Collections.Immutable;

namespace Rung.Cli.Training;

/// <summary>What was typed behind <c>rung train</c>; what was not is as <c>rung.yaml</c> says, or the default.</summary>
internal sealed record TrainArguments
{
    public required string Folder { get; init; }

    public string? Model { get; init; }

    public int? Rank { get; init; }

    public double? Alpha { get; init; }

    public double? Dropout { get; init; }

    public ImmutableArray<string> Targets { get; init; } = [];

    public int? Epochs { get; init; }

    public int? Batch { get; init; }

    public double? LearningRate { get; init; }

    public int? Patience { get; init; }

    public int? DevExamples { get; init; }

    public bool? SavesMemory { get; init; }

    public ulong? Seed { get; init; }

    public string? Format { get; init; }

    public int? Threads { get; init; }

    public bool OnlyForecasts { get; init; }

    public bool PrintsJson { get; init; }

    public bool IsPlain { get; init; }
}
