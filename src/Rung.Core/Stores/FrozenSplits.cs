using System.Collections.Immutable;
using Rung.Core.Data;

namespace Rung.Core.Stores;

/// <summary>The lists of ids that a task froze on a day.</summary>
public sealed record FrozenSplits
{
    public required string Task { get; init; }

    /// <summary>The hash of the content of the test examples: a changed test is noticed by it.</summary>
    public required ContentHash TestContent { get; init; }

    public required ImmutableDictionary<Split, ImmutableArray<ExampleId>> Ids { get; init; }

    /// <summary>The seed of the split; unused by splits that the team gave.</summary>
    public required ulong Seed { get; init; }

    public required DateTimeOffset At { get; init; }
}
