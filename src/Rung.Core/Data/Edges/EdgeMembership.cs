using System.Collections.Immutable;
using Rung.Core.Statistics;
using Rung.Core.Texts;

namespace Rung.Core.Data.Edges;

/// <summary>Which examples are edge cases of which kind, the clearest first.</summary>
internal sealed class EdgeMembership
{
    private const double Extreme = 0.01;

    private readonly HashSet<int>[] _sets;

    private EdgeMembership(int[][] lists)
    {
        Lists = lists;
        _sets = Array.ConvertAll(lists, list => list.ToHashSet());
    }

    /// <summary>The places of the examples, by <see cref="EdgeKind"/>.</summary>
    public int[][] Lists { get; }

    public static EdgeMembership Of(Example[] ordered, bool labelled, ulong seed)
    {
        var texts = Array.ConvertAll(ordered, example => example.Input.Text);
        var looks = new Look[ordered.Length];
        Parallel.For(0, ordered.Length, i => looks[i] = Look.At(texts[i]));

        // Equals stand in random order, so that the same few ids are not always first.
        var order = Enumerable.Range(0, ordered.Length).ToArray();
        new SplitMix64(seed).Shuffle(order);
        var most = Math.Max(1, (int)(ordered.Length * Extreme));
        var novelty = Novelty.Of(texts);
        return new EdgeMembership(
        [
            labelled ? RareLabels(ordered, order) : [],
            [.. order.OrderByDescending(place => looks[place].Characters).Take(most)],
            [.. order.OrderBy(place => looks[place].Characters).Take(most)],
            OtherScripts(looks, order),
            [.. order.Where(place => looks[place].IsDamaged)],
            [.. order.OrderByDescending(place => novelty[place]).Take(most)],
        ]);
    }

    /// <summary>What any example of a unit is: they were chosen together.</summary>
    public ImmutableArray<EdgeKind> ReasonsOf(ReadOnlySpan<int> unit)
    {
        var reasons = new SortedSet<EdgeKind>();
        foreach (var place in unit)
        {
            reasons.UnionWith(Enum.GetValues<EdgeKind>().Where(kind => _sets[(int)kind].Contains(place)));
        }

        return [.. reasons];
    }

    private static int[] RareLabels(Example[] ordered, int[] order)
    {
        var sizes = ordered.CountBy(example => example.Expected ?? "", StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var limit = ordered.Length / (2.0 * sizes.Count);
        var sizeOf = Array.ConvertAll(ordered, example => sizes[example.Expected ?? ""]);
        return [.. order.Where(place => sizeOf[place] < limit).OrderBy(place => sizeOf[place])];
    }

    private static int[] OtherScripts(Look[] looks, int[] order)
    {
        var dominant = looks.Select(look => look.Script).OfType<Script>()
            .CountBy(script => script).OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key).Select(pair => (Script?)pair.Key).FirstOrDefault();
        return [.. order.Where(place => looks[place].Script is { } script && script != dominant)];
    }

    /// <summary>What remains of an inspection: a million of them are kept at once.</summary>
    private readonly record struct Look(int Characters, Script? Script, bool IsDamaged)
    {
        public static Look At(string text)
        {
            var inspection = TextInspection.Of(text);
            return new Look(inspection.Characters, inspection.Scripts.Dominant, !inspection.Damage.IsEmpty);
        }
    }
}
