using System.Collections.Immutable;
using Rung.Core.Statistics;

namespace Rung.Core.Data;

/// <summary>
/// Carves some examples out of many. Examples that share a group, or are twins, stay on one side, and so do those that
/// are bound through others (<see cref="SplitUnits"/>); no label loses its last example to the carved side. The outcome
/// depends on the examples and the request alone: not on the order of the file, nor on the machine.
/// <para>
/// At random, where each example is alone, each label's share is met to within one example, and the number asked for
/// exactly, unless labels with a single example forbid it. With larger units the number is missed by at most half of the
/// largest unit (unless what is left holds last examples of labels); shares are approached as far as the units allow.
/// </para>
/// <para>
/// By time, a unit is as late as its latest example, and the latest units are carved: no example that stays is later than
/// any carved unit's latest. Units that are equally late stay together, on the side that brings the number nearer. What
/// has no time, and what holds the last example of a label, stays.
/// </para>
/// </summary>
public static class Splitter
{
    /// <exception cref="DatasetException">The split is by time, and no example has one.</exception>
    public static CarvedExamples Carve(IReadOnlyCollection<Example> examples, SplitRequest request)
    {
        ArgumentNullException.ThrowIfNull(examples);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentOutOfRangeException.ThrowIfNegative(request.Count, nameof(request));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(request.Count, examples.Count, nameof(request));

        var ordered = ExampleOrder.ById(examples);
        var units = SplitUnits.Of(ordered, request.Twins);
        var strata = SplitStrata.Of(ordered, request.Count, request.IsStratified);
        var carved = new bool[ordered.Length];
        if (request.By is SplitBy.Time)
        {
            LatestUnits.Carve(ordered, units, strata, carved);
        }
        else
        {
            CarveAtRandom(units, strata, request.Seed, carved);
        }

        return new CarvedExamples(Side(ordered, carved, isCarved: true), Side(ordered, carved, isCarved: false));
    }

    private static void CarveAtRandom(SplitUnits units, SplitStrata strata, ulong seed, bool[] carved)
    {
        var order = Enumerable.Range(0, units.Count).ToArray();
        new SplitMix64(seed).Shuffle(order);
        foreach (var unit in order.Where(unit => strata.TryTakeForLabels(units[unit])))
        {
            Mark(carved, units[unit]);
        }

        // Where groups are so large that labels alone refuse them, the number still has to be met.
        foreach (var unit in order.Where(unit => !carved[units[unit][0]] && strata.TryTakeForCount(units[unit])))
        {
            Mark(carved, units[unit]);
        }
    }

    private static void Mark(bool[] carved, ReadOnlySpan<int> unit)
    {
        foreach (var place in unit)
        {
            carved[place] = true;
        }
    }

    private static ImmutableArray<Example> Side(Example[] ordered, bool[] carved, bool isCarved) =>
        [.. ordered.Where((_, place) => carved[place] == isCarved)];
}
