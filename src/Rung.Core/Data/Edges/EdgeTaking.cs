namespace Rung.Core.Data.Edges;

/// <summary>What has been taken so far, and what may still be. One choosing's own.</summary>
internal sealed class EdgeTaking
{
    private const int FewestLeft = 2;

    private readonly SplitUnits _units;
    private readonly int[] _unitOf;
    private readonly int[] _labelOf;
    private readonly int[] _spare;
    private readonly bool[] _seen;
    private readonly int _count;

    public EdgeTaking(Example[] ordered, SplitUnits units, bool labelled, int count)
    {
        _units = units;
        _count = count;
        _seen = new bool[units.Count];
        _unitOf = new int[ordered.Length];
        for (var unit = 0; unit < units.Count; unit++)
        {
            foreach (var place in units[unit])
            {
                _unitOf[place] = unit;
            }
        }

        var labels = new Dictionary<string, int>(StringComparer.Ordinal);
        _labelOf = Array.ConvertAll(ordered, example =>
        {
            var label = labelled ? example.Expected ?? "" : "";
            return labels.TryGetValue(label, out var known) ? known : labels[label] = labels.Count;
        });
        var sizes = new int[labels.Count];
        foreach (var label in _labelOf)
        {
            sizes[label]++;
        }

        _spare = Array.ConvertAll(sizes, size => Math.Max(0, Math.Min(size / 2, size - FewestLeft)));
    }

    public List<int> Places { get; } = [];

    public int UnitOf(int place) => _unitOf[place];

    /// <summary>Takes the next of each list in turn, until enough are taken or no list has one more.</summary>
    /// <param name="lists">The places, each list with the clearest first.</param>
    /// <param name="isAlone">Whether units of one example are to be taken, or those of several.</param>
    public void TakeByTurns(int[][] lists, bool isAlone)
    {
        var next = new int[lists.Length];
        var goesOn = true;
        while (goesOn && Places.Count < _count)
        {
            goesOn = false;
            for (var list = 0; list < lists.Length && Places.Count < _count; list++)
            {
                goesOn |= TakeNext(lists[list], ref next[list], isAlone);
            }
        }
    }

    private bool TakeNext(int[] list, ref int next, bool isAlone)
    {
        while (next < list.Length)
        {
            var unit = _unitOf[list[next++]];
            if (!_seen[unit] && _units[unit].Length == 1 == isAlone)
            {
                _seen[unit] = true;
                if (Take(_units[unit]))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private bool Take(ReadOnlySpan<int> unit)
    {
        var fits = unit.Length <= _count - Places.Count;
        foreach (var place in unit)
        {
            fits &= --_spare[_labelOf[place]] >= 0;
        }

        foreach (var place in unit)
        {
            if (fits)
            {
                Places.Add(place);
            }
            else
            {
                _spare[_labelOf[place]]++;
            }
        }

        return fits;
    }
}
