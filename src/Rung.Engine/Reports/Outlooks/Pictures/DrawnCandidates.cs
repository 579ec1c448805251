using System.Collections.Immutable;
using Rung.Core.Economics.Outlooks;

namespace Rung.Engine.Reports.Outlooks.Pictures;

/// <summary>Whom the pictures show, where there are more than can be told apart.</summary>
internal static class DrawnCandidates
{
    /// <summary>The reference, who costs least somewhere, then the cheapest; in the outlook's order.</summary>
    public static ImmutableArray<CandidateOutlook> Of(OwnershipOutlook outlook)
    {
        var first = outlook.Crossings.SelectMany(crossing => new[] { crossing.CheaperBelow, crossing.CheaperAbove }).Prepend(outlook.Reference);
        var names = first.Concat(outlook.Candidates.Select(candidate => candidate.Name))
            .Distinct(StringComparer.Ordinal)
            .Take(LineLook.All.Length)
            .ToHashSet(StringComparer.Ordinal);
        return [.. outlook.Candidates.Where(candidate => names.Contains(candidate.Name))];
    }

    /// <summary>What a reader has to know of who is not there.</summary>
    public static IEnumerable<string> Missing(OwnershipOutlook outlook) =>
        outlook.Candidates.Length - Of(outlook).Length is > 0 and var missing
            ? [$"{ReportText.Count(missing)} more, which cost more, are in the table only."]
            : [];
}
