namespace Rung.Core.Data;

/// <summary>How many examples of each label a carving should take, and how many it has taken. One carving's own.</summary>
internal sealed class SplitStrata
{
    private readonly int[] _labelOf;
    private readonly int[] _sizes;
    private readonly int[] _targets;
    private readonly int[] _taken;
    private readonly int[] _members;
    private readonly int _count;
    private int _takenInAll;

    private SplitStrata(int[] labelOf, int[] sizes, int[] targets)
    {
        _labelOf = labelOf;
        _sizes = sizes;
        _targets = targets;
        _taken = new int[sizes.Length];
        _members = new int[sizes.Length];
        _count = targets.Sum();
    }

    public static SplitStrata Of(Example[] examples, int count, bool stratified)
    {
        var labelOf = new int[examples.Length];
        var labels = new Dictionary<string, int>(StringComparer.Ordinal);
        if (stratified)
        {
            foreach (var label in examples.Select(LabelOf).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
            {
                labels.Add(label, labels.Count);
            }

            for (var i = 0; i < labelOf.Length; i++)
            {
                labelOf[i] = labels[LabelOf(examples[i])];
            }
        }

        var sizes = new int[Math.Max(labels.Count, 1)];
        foreach (var label in labelOf)
        {
            sizes[label]++;
        }

        return new SplitStrata(labelOf, sizes, Quotas(sizes, count, examples.Length));
    }

    /// <summary>
    /// Takes a unit when that brings the labels nearer to their targets, by the squares of what is missing, and the
    /// number of all examples to its own.
    /// </summary>
    public bool TryTakeForLabels(ReadOnlySpan<int> unit)
    {
        var change = 0L;
        CountMembers(unit, +1);
        foreach (var place in unit)
        {
            // Summed over the members of a label: (taken + members − target)² − (taken − target)².
            var label = _labelOf[place];
            change += (2L * (_taken[label] - _targets[label])) + _members[label];
        }

        var takes = change < 0 && BringsCountNearer(unit) && LeavesEachLabel(unit);
        CountMembers(unit, -1);
        return takes && Take(unit);
    }

    /// <summary>Takes a unit when that brings the number of all examples nearer to its target.</summary>
    public bool TryTakeForCount(ReadOnlySpan<int> unit)
    {
        CountMembers(unit, +1);
        var takes = BringsCountNearer(unit) && LeavesEachLabel(unit);
        CountMembers(unit, -1);
        return takes && Take(unit);
    }

    /// <summary>Takes a unit unless it holds the last example of a label.</summary>
    public bool TryTakeForLateness(ReadOnlySpan<int> unit)
    {
        CountMembers(unit, +1);
        var takes = LeavesEachLabel(unit);
        CountMembers(unit, -1);
        return takes && Take(unit);
    }

    public bool BringsCountNearer(ReadOnlySpan<int> unit) => (2L * (_takenInAll - _count)) + unit.Length < 0;

    private static string LabelOf(Example example) => example.Expected ?? "";

    private void CountMembers(ReadOnlySpan<int> unit, int sign)
    {
        foreach (var place in unit)
        {
            _members[_labelOf[place]] += sign;
        }
    }

    private bool LeavesEachLabel(ReadOnlySpan<int> unit)
    {
        foreach (var place in unit)
        {
            var label = _labelOf[place];
            if (_taken[label] + _members[label] >= _sizes[label])
            {
                return false;
            }
        }

        return true;
    }

    private bool Take(ReadOnlySpan<int> unit)
    {
        foreach (var place in unit)
        {
            _taken[_labelOf[place]]++;
        }

        _takenInAll += unit.Length;
        return true;
    }

    /// <summary>
    /// Whole shares that sum to the count, by largest remainder: none is further than one from its exact share, but a
    /// label keeps its last example.
    /// </summary>
    private static int[] Quotas(int[] sizes, int count, int total)
    {
        var quotas = new int[sizes.Length];
        for (var label = 0; label < sizes.Length && total > 0; label++)
        {
            quotas[label] = (int)Math.Min((long)sizes[label] * count / total, sizes[label] - 1);
        }

        var missing = count - quotas.Sum();
        foreach (var label in Enumerable.Range(0, sizes.Length).OrderByDescending(label => (long)sizes[label] * count % Math.Max(total, 1)))
        {
            if (missing > 0 && quotas[label] < sizes[label] - 1)
            {
                quotas[label]++;
                missing--;
            }
        }

        return quotas;
    }
}
