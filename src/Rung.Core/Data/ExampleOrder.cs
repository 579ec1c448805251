namespace Rung.Core.Data;

/// <summary>The one order in which examples are split, hashed and listed: that of their ids.</summary>
internal static class ExampleOrder
{
    private const int CharsInKey = sizeof(ulong) / sizeof(char);

    /// <summary>The examples by id, in an array of the caller's own.</summary>
    public static Example[] ById(IEnumerable<Example> examples)
    {
        var ordered = examples.ToArray();
        if (IsOrdered(ordered))
        {
            return ordered;
        }

        // A comparison of two ids is two reads of memory far apart. The first four characters as one number settle
        // nearly all of them.
        var keys = Array.ConvertAll(ordered, KeyOf);
        Array.Sort(keys, ordered);
        for (var start = 0; start < keys.Length;)
        {
            var end = start + 1;
            while (end < keys.Length && keys[end] == keys[start])
            {
                end++;
            }

            ordered.AsSpan(start..end).Sort((left, right) => left.Id.CompareTo(right.Id));
            start = end;
        }

        return ordered;
    }

    private static bool IsOrdered(Example[] examples)
    {
        for (var i = 1; i < examples.Length; i++)
        {
            if (examples[i - 1].Id > examples[i].Id)
            {
                return false;
            }
        }

        return true;
    }

    private static ulong KeyOf(Example example)
    {
        var id = example.Id.ToString();
        var key = 0UL;
        for (var i = 0; i < CharsInKey; i++)
        {
            key = (key << 16) | (i < id.Length ? id[i] : 0u);
        }

        return key;
    }
}
