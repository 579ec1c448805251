using System.Collections.Immutable;
using Rung.Core.Data;

namespace Rung.Engine.Checking.Profiles;

/// <summary>
/// What a dataset is made of, before anything is measured: in all, by split, and what splits share that they should not. Depends on the
/// dataset alone.
/// </summary>
internal sealed record DatasetProfile
{
    /// <summary>How many ids a finding lists.</summary>
    public const int MostIds = 50;

    public required SplitProfile Whole { get; init; }

    /// <summary>The splits that have examples, in their order.</summary>
    public required ImmutableArray<SplitProfile> Splits { get; init; }

    /// <summary>Labels of dev, test or edge that train does not have, by split; those without such are left out.</summary>
    public required ImmutableArray<(Split Split, ImmutableArray<string> Labels)> UnseenLabels { get; init; }

    public required ImmutableArray<SharedGroups> SharedGroups { get; init; }

    public required ImmutableArray<TimeOverlap> TimeOverlaps { get; init; }

    /// <param name="dataset">What to describe.</param>
    /// <param name="output">Whether expected outputs are labels.</param>
    /// <param name="models">The names of the models whose tokens are asked for.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static DatasetProfile Of(Dataset dataset, OutputKind output, IReadOnlyList<string> models, CancellationToken cancellationToken) =>
        new DatasetReading(dataset, output, models, cancellationToken).Profile();
}
