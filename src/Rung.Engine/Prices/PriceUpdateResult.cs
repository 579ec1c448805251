using System.Collections.Immutable;

namespace Rung.Engine.Prices;

/// <summary>What an update did to the prices of a task. Models, machines and vector stores count alike.</summary>
public sealed record PriceUpdateResult
{
    /// <summary>The file of the task, absolute.</summary>
    public required string File { get; init; }

    /// <summary>Whether the file was written: not, when all that is new was there already.</summary>
    public required bool IsWritten { get; init; }

    /// <summary>Entries that the file of the task did not have.</summary>
    public required int Added { get; init; }

    /// <summary>Entries that say something else than before.</summary>
    public required int Changed { get; init; }

    /// <summary>Entries that say what was there before, but perhaps for the day and the place where it was read.</summary>
    public required int Unchanged { get; init; }

    /// <summary>Imported models without a price; they count as added, changed or unchanged too.</summary>
    public required int UnknownPrice { get; init; }

    /// <summary>Entries that say what cannot be; the notes name them.</summary>
    public required int LeftOut { get; init; }

    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>The changed models, in the order of their names.</summary>
    public ImmutableArray<PriceChange> Changes { get; init; } = [];

    /// <summary>The names of the changed machines and vector stores, in their order.</summary>
    public ImmutableArray<string> OtherChanges { get; init; } = [];
}
