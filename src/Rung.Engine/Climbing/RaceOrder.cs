using System.Collections.Immutable;
using Rung.Core.Data;
using Rung.Core.Statistics;

namespace Rung.Engine.Climbing;

/// <summary>
/// The order in which dev is answered and bet on: random, and group by group, because the betting sequence may only use whole
/// groups. The order depends on the seed and the dataset alone, so that every candidate sees the same prefix.
/// </summary>
internal static class RaceOrder
{
    /// <summary>The examples in race order; groups stay together.</summary>
    public static ImmutableArray<Example> Of(IEnumerable<Example> examples, ulong seed)
    {
        var units = examples
            .OrderBy(example => example.Id)
            .GroupBy(example => example.Group ?? $"\0{example.Id}", StringComparer.Ordinal)
            .OrderBy(unit => unit.Key, StringComparer.Ordinal)
            .Select(unit => unit.ToArray())
            .ToArray();
        new SplitMix64(seed).Shuffle(units);
        return [.. units.SelectMany(unit => unit)];
    }
}
