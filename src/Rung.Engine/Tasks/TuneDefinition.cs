using System.Collections.Immutable;

namespace Rung.Engine.Tasks;

/// <summary>How an adapter is trained for a task: the key <c>tune</c>, and what the command line says over it.</summary>
public sealed record TuneDefinition
{
    /// <summary>The name of a local model under <c>models</c>.</summary>
    public required string Model { get; init; }

    /// <summary>The width of the adapter's middle.</summary>
    public int Rank { get; init; } = 8;

    /// <summary>How strongly it works; <see langword="null"/>: twice the rank.</summary>
    public double? Alpha { get; init; }

    /// <summary>The share of the inputs that is dropped while training.</summary>
    public double Dropout { get; init; }

    /// <summary>Last names of the layers that get an adapter; empty for the attention's projections.</summary>
    public ImmutableArray<string> Targets { get; init; } = [];

    /// <summary>Times that every example is seen, at most.</summary>
    public int Epochs { get; init; } = 3;

    /// <summary>Examples of one step.</summary>
    public int Batch { get; init; } = 8;

    /// <summary>After the warm-up; <see langword="null"/>: by the width of the model.</summary>
    public double? LearningRate { get; init; }

    /// <summary>Ends after so many looks at dev in a row that were no better than the best; 0 for never.</summary>
    public int Patience { get; init; } = 3;

    /// <summary>The most dev examples that are answered at a look, drawn by the seed.</summary>
    public int DevExamples { get; init; } = 64;

    /// <summary>Whether memory is saved by computing activations a second time.</summary>
    public bool SavesMemory { get; init; }

    /// <summary>Decides the adapter's first values, the order of the examples and the dropout; <see langword="null"/>: the task's.</summary>
    public ulong? Seed { get; init; }
}
