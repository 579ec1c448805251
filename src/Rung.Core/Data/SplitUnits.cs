using Rung.Core.Similarity;

namespace Rung.Core.Data;

/// <summary>
/// Which examples must stay on one side, each unit as the places of its examples: the connected components of sharing a
/// group and of being twins. An example without a group shares a unit with those that have word for word its input. All
/// places stand in one array, unit after unit: of a million examples most are alone. Immutable.
/// </summary>
public sealed class SplitUnits
{
    private readonly int[] _unitOf;
    private readonly int[] _starts;
    private readonly int[] _places;

    private SplitUnits(int[] unitOf, int[] starts, int[] places)
    {
        _unitOf = unitOf;
        _starts = starts;
        _places = places;
    }

    public int Count => _starts.Length - 1;

    /// <summary>The places of a unit's examples, ascending.</summary>
    public ReadOnlySpan<int> this[int unit] => _places.AsSpan(_starts[unit].._starts[unit + 1]);

    /// <summary>The unit of the example at a place.</summary>
    public int UnitOf(int place) => _unitOf[place];

    /// <summary>The units in the order of their first examples.</summary>
    public static SplitUnits Of(IReadOnlyList<Example> examples, Twins? twins)
    {
        ArgumentNullException.ThrowIfNull(examples);
        var places = new DisjointSets(examples.Count);
        JoinNames(examples, places);
        if (twins is not null)
        {
            JoinTwins(examples, twins, places);
        }

        return Gather(places, examples.Count);
    }

    private static void JoinNames(IReadOnlyList<Example> examples, DisjointSets places)
    {
        var groups = new Dictionary<string, int>(StringComparer.Ordinal);
        var inputs = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < examples.Count; i++)
        {
            var (known, name) = examples[i].Group is { } group ? (groups, group) : (inputs, examples[i].Input.Text);
            if (!known.TryAdd(name, i))
            {
                places.Join(known[name], i);
            }
        }
    }

    private static void JoinTwins(IReadOnlyList<Example> examples, Twins twins, DisjointSets places)
    {
        var firstOf = new Dictionary<int, int>();
        for (var i = 0; i < examples.Count; i++)
        {
            if (twins.ClusterOf(examples[i].Id) is { } cluster && !firstOf.TryAdd(cluster, i))
            {
                places.Join(firstOf[cluster], i);
            }
        }
    }

    private static SplitUnits Gather(DisjointSets sets, int length)
    {
        var unitOf = new int[length];
        var starts = new List<int>(length + 1) { 0 };
        for (var i = 0; i < length; i++)
        {
            // The root of a set is its first place, which has been numbered when the others come.
            var root = sets.Find(i);
            if (root == i)
            {
                unitOf[i] = starts.Count - 1;
                starts.Add(0);
            }
            else
            {
                unitOf[i] = unitOf[root];
            }

            starts[unitOf[i] + 1]++;
        }

        for (var unit = 1; unit < starts.Count; unit++)
        {
            starts[unit] += starts[unit - 1];
        }

        var places = new int[length];
        int[] next = [.. starts];
        for (var i = 0; i < length; i++)
        {
            places[next[unitOf[i]]++] = i;
        }

        return new SplitUnits(unitOf, [.. starts], places);
    }
}
