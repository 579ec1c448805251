using System.Collections.Immutable;
using Rung.Core.Data;

namespace Rung.Engine.Checking.Profiles;

/// <summary>Counts labels.</summary>
internal static class LabelReading
{
    private const int Few = 5;

    public static LabelProfile? Of(Example[] all)
    {
        ImmutableArray<(string Label, int Count)> counts =
        [
            .. all.Select(example => example.Expected).OfType<string>()
                .CountBy(label => label, StringComparer.Ordinal)
                .OrderByDescending(pair => pair.Value)
                .ThenBy(pair => pair.Key, StringComparer.Ordinal)
                .Select(pair => (pair.Key, pair.Value)),
        ];
        if (counts.IsEmpty)
        {
            return null;
        }

        var total = counts.Sum(pair => (double)pair.Count);
        var entropy = -counts.Sum(pair => pair.Count / total * Math.Log(pair.Count / total));
        return new LabelProfile
        {
            Counts = counts,
            LargestShare = counts[0].Count / total,
            SmallestShare = counts[^1].Count / total,
            Evenness = counts.Length > 1 ? entropy / Math.Log(counts.Length) : 0,
            FewerThanTwo = [.. counts.Where(pair => pair.Count < 2).Select(pair => pair.Label)],
            FewerThanFive = [.. counts.Where(pair => pair.Count < Few).Select(pair => pair.Label)],
        };
    }
}
