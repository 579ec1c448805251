using System.Collections.Immutable;

namespace Rung.Core.Data;

/// <summary>Examples whose inputs are equal or nearly so: at least two.</summary>
public sealed record TwinCluster
{
    /// <summary>In the order of their ids.</summary>
    public required ImmutableArray<ExampleId> Members { get; init; }

    /// <summary>The splits that have a member, in their usual order; <see cref="Split.Train"/> alone where nothing is divided yet.</summary>
    public required ImmutableArray<Split> Splits { get; init; }

    /// <summary>
    /// The member to keep where only one may stay: of those in the split that is hardest to replace (test, then edge, dev,
    /// train) the earliest, and of equally early ones that with the smallest id. One with a time is earlier than one without.
    /// </summary>
    public required ExampleId Survivor { get; init; }

    /// <summary>Whether all inputs are equal but for case, blanks and punctuation.</summary>
    public required bool IsExact { get; init; }

    /// <summary>See <see cref="Similarity.TextCluster.LowestSimilarity"/>.</summary>
    public required double LowestSimilarity { get; init; }
}
