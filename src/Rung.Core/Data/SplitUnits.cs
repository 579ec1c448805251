namespace Rung.Core.Data;

/// <summary>
/// Which examples must stay on one side, each unit as the places of its examples. All places stand in one array, unit
/// after unit: of a million examples most are alone.
/// </summary>
internal sealed class SplitUnits
{
    private readonly int[] _starts;
    private readonly int[] _places;

    private SplitUnits(int[] starts, int[] places)
    {
        _starts = starts;
        _places = places;
    }

    public int Count => _starts.Length - 1;

    public ReadOnlySpan<int> this[int unit] => _places.AsSpan(_starts[unit].._starts[unit + 1]);

    /// <summary>The units in the order of their first examples.</summary>
    public static SplitUnits Of(Example[] examples)
    {
        var known = new Dictionary<SplitUnit, int>();
        var unitOf = new int[examples.Length];
        for (var i = 0; i < examples.Length; i++)
        {
            var name = SplitUnit.Of(examples[i]);
            if (!known.TryGetValue(name, out var unit))
            {
                known.Add(name, unit = known.Count);
            }

            unitOf[i] = unit;
        }

        return Gather(unitOf, known.Count);
    }

    private static SplitUnits Gather(int[] unitOf, int count)
    {
        var starts = new int[count + 1];
        foreach (var unit in unitOf)
        {
            starts[unit + 1]++;
        }

        for (var unit = 0; unit < count; unit++)
        {
            starts[unit + 1] += starts[unit];
        }

        var places = new int[unitOf.Length];
        var next = starts[..count];
        for (var i = 0; i < unitOf.Length; i++)
        {
            places[next[unitOf[i]]++] = i;
        }

        return new SplitUnits(starts, places);
    }
}
