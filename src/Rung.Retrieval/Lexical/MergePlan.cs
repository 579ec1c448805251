using System.Collections.Immutable;
using Rung.Retrieval.Segments;

namespace Rung.Retrieval.Lexical;

/// <summary>
/// Which segments should become one: as soon as so many of about one size are there (within a tier each is at most so many times
/// as large as another), or one alone of which a third is deleted. So each passage is copied once a tier, and the number of
/// segments grows with the logarithm of their passages.
/// </summary>
internal static class MergePlan
{
    /// <summary>No segment is merged into one whose file would be longer.</summary>
    public const long MostBytes = 1L << 30;

    // Segments of fewer passages count as this large: they are all in the lowest tier.
    private const int SmallestTier = 1000;

    /// <summary>Empty where all is well.</summary>
    public static ImmutableArray<CommittedSegment> Choose(IReadOnlyCollection<CommittedSegment> segments, int mergedSegments)
    {
        var tiers = segments.Where(segment => segment.File.Length < MostBytes / 2)
            .GroupBy(segment => TierOf(segment, mergedSegments))
            .Where(tier => tier.Count() >= mergedSegments)
            .OrderBy(tier => tier.Key);
        foreach (var tier in tiers)
        {
            var chosen = Fitting(tier.OrderBy(segment => segment.View.Count).Take(mergedSegments));
            if (chosen.Length > 1)
            {
                return chosen;
            }
        }

        return [.. segments.Where(IsWasteful).Take(1)];
    }

    /// <summary>As many of them, from the first, as fit into one segment.</summary>
    public static ImmutableArray<CommittedSegment> Fitting(IEnumerable<CommittedSegment> segments)
    {
        var (bytes, passages) = (0L, 0L);
        return
        [
            .. segments.TakeWhile(segment =>
            {
                bytes += segment.File.Length;
                passages += segment.View.Count;
                return bytes <= MostBytes && passages <= PassageTable.MostPassages;
            }),
        ];
    }

    private static int TierOf(CommittedSegment segment, int mergedSegments) =>
        (int)Math.Log(Math.Max(segment.View.Count, SmallestTier) / (double)SmallestTier, mergedSegments);

    private static bool IsWasteful(CommittedSegment segment) =>
        segment.View.Segment.Passages.Count >= SmallestTier && segment.View.Deletions?.Count > segment.View.Segment.Passages.Count / 3;
}
