using System.Collections.Immutable;

namespace Rung.Core.Data.Edges;

/// <summary>
/// Chooses the hard cases among a team's examples, as many of each kind as of the others while there are such. Examples that share a group,
/// or word for word the same input, go together; units of one example are preferred, and one that is larger than what
/// is still to be chosen is not taken. A label keeps at least half of its examples, and never fewer than two. The
/// outcome depends on the examples and the seed alone.
/// </summary>
public static class EdgeSelection
{
    /// <param name="pool">The examples, each with its own id.</param>
    /// <param name="count">The most to choose.</param>
    /// <param name="labelled">Whether the expected outputs are labels.</param>
    /// <param name="seed">Decides among equals.</param>
    /// <param name="twins">Which examples of the pool are nearly equal, and go together too.</param>
    /// <returns>In the order of their ids.</returns>
    public static ImmutableArray<EdgeChoice> Choose(IReadOnlyCollection<Example> pool, int count, bool labelled, ulong seed, Twins? twins = null)
    {
        ArgumentNullException.ThrowIfNull(pool);
        ArgumentOutOfRangeException.ThrowIfNegative(count);

        var ordered = ExampleOrder.ById(pool);
        if (ordered.Length == 0 || count == 0)
        {
            return [];
        }

        var kinds = EdgeMembership.Of(ordered, labelled, seed);
        var units = SplitUnits.Of(ordered, twins);
        var taking = new EdgeTaking(ordered, units, labelled, count);
        taking.TakeByTurns(kinds.Lists, isAlone: true);
        taking.TakeByTurns(kinds.Lists, isAlone: false);
        return [.. taking.Places.Order().Select(place => new EdgeChoice(ordered[place], kinds.ReasonsOf(units[taking.UnitOf(place)])))];
    }
}
