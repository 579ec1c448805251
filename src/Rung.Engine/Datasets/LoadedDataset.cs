using System.Collections.Immutable;
using Rung.Core.Data;
using Rung.Core.Stores;

namespace Rung.Engine.Datasets;

/// <summary>A dataset, and what its caller has to write down before it is measured against.</summary>
internal sealed record LoadedDataset
{
    public required Dataset Dataset { get; init; }

    public required FreezeOutcome Outcome { get; init; }

    /// <summary>
    /// The lists of ids of this dataset. To be frozen, and journaled with <see cref="Outcome"/>, unless they are
    /// as frozen before. Loading itself writes nothing, so that a task which is refused later leaves no trace.
    /// </summary>
    public required FrozenSplits Splits { get; init; }

    /// <summary>What the reader of a report should know, for example that test and train share groups.</summary>
    public required ImmutableArray<string> Notes { get; init; }

    public required LoadDurations Durations { get; init; }
}
