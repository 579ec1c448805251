using System.Collections.Immutable;
using Rung.Core.Statistics;

namespace Rung.Core.Data;

/// <summary>
/// Carves some examples out of many. Examples that share a group, or word for word the same input, stay on one side;
/// each label keeps its share, and never loses its last example to the carved side. The outcome depends on the
/// examples and the seed alone: not on the order of the file, nor on the machine.
/// </summary>
public static class Splitter
{
    /// <summary>Carves about <paramref name="count"/> examples out: exactly so many where groups and labels allow it.</summary>
    /// <param name="examples">The examples, each with its own id.</param>
    /// <param name="count">How many to carve.</param>
    /// <param name="stratified">Whether the expected outputs are labels, whose shares are kept.</param>
    /// <param name="seed">Decides which.</param>
    public static CarvedExamples Carve(IReadOnlyCollection<Example> examples, int count, bool stratified, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(examples);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, examples.Count);

        var ordered = ExampleOrder.ById(examples);
        var units = SplitUnits.Of(ordered);
        var order = Enumerable.Range(0, units.Count).ToArray();
        new SplitMix64(seed).Shuffle(order);

        var strata = SplitStrata.Of(ordered, count, stratified);
        var carved = new bool[ordered.Length];
        foreach (var unit in order.Where(unit => strata.TryTakeForLabels(units[unit])))
        {
            Mark(carved, units[unit]);
        }

        // Where groups are so large that labels alone refuse them, the number still has to be met.
        foreach (var unit in order.Where(unit => !carved[units[unit][0]] && strata.TryTakeForCount(units[unit])))
        {
            Mark(carved, units[unit]);
        }

        return new CarvedExamples(Side(ordered, carved, isCarved: true), Side(ordered, carved, isCarved: false));
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
