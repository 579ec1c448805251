namespace Rung.Core.Statistics;

/// <summary>What varies independently: the groups, and every example without one, numbered in order of
/// appearance.</summary>
internal sealed record Units(int[] OfExample, int[] Sizes)
{
    public int Count => Sizes.Length;

    public int Examples => OfExample.Length;

    /// <summary>Whether any unit is more than one example.</summary>
    public bool AreGrouped => Count < Examples;

    /// <summary>The number of groups as estimates report it: 0 where nothing is clustered.</summary>
    public int Groups => AreGrouped ? Count : 0;

    public static Units Of(int examples, IReadOnlyList<string?>? groups)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(examples);
        if (groups is not null && groups.Count != examples)
        {
            throw new ArgumentException($"There are {examples} examples but {groups.Count} groups.", nameof(groups));
        }

        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        var sizes = new List<int>();
        var ofExample = new int[examples];
        for (var i = 0; i < examples; i++)
        {
            // TryAdd reads as "the group is new".
            var isNew = groups?[i] is not { } group || places.TryAdd(group, sizes.Count);
            ofExample[i] = isNew ? sizes.Count : places[groups![i]!];
            if (isNew)
            {
                sizes.Add(0);
            }

            sizes[ofExample[i]]++;
        }

        return new(ofExample, [.. sizes]);
    }
}
