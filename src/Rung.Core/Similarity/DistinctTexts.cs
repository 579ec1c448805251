namespace Rung.Core.Similarity;

/// <summary>
/// The different texts among many, after normalisation, by length and then in ordinal order, so that texts alike stand
/// near each other and the result does not hang on the order in which they were given. Immutable.
/// </summary>
internal sealed class DistinctTexts
{
    private readonly string[] _texts;
    private readonly int[] _lengths;
    private readonly int[] _starts;
    private readonly int[] _places;

    private DistinctTexts(string[] texts, int[] starts, int[] places)
    {
        _texts = texts;
        _lengths = Array.ConvertAll(texts, text => text.Length);
        _starts = starts;
        _places = places;
    }

    public int Count => _texts.Length;

    public string this[int rank] => _texts[rank];

    /// <summary>Kept apart from the texts, which stand all over the memory.</summary>
    public int LengthOf(int rank) => _lengths[rank];

    /// <summary>Where a text stands among those given, ascending.</summary>
    public ReadOnlySpan<int> PlacesOf(int rank) => _places.AsSpan(_starts[rank].._starts[rank + 1]);

    /// <summary>How many texts are at most this long: the rank of the first that is longer.</summary>
    public int CountUpTo(int length)
    {
        int low = 0, high = Count;
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = _lengths[middle] <= length ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    public static DistinctTexts Of(IReadOnlyList<string> texts, ParallelOptions parallel)
    {
        var normal = new string[texts.Count];
        var keys = new ulong[texts.Count];
        Parallel.For(0, texts.Count, parallel, place =>
        {
            normal[place] = ComparableText.Of(texts[place]);
            keys[place] = KeyOf(normal[place]);
        });
        var places = new int[texts.Count];
        for (var place = 0; place < places.Length; place++)
        {
            places[place] = place;
        }

        Sort(normal, keys, places, parallel);
        return Gather(normal, places);
    }

    // A comparison of two texts is two reads of memory far apart: the length and the first characters settle most.
    private static void Sort(string[] normal, ulong[] keys, int[] places, ParallelOptions parallel)
    {
        Array.Sort(keys, places);
        var runs = new List<Range>();
        for (var start = 0; start < keys.Length;)
        {
            var end = start + 1;
            while (end < keys.Length && keys[end] == keys[start])
            {
                end++;
            }

            if (end - start > 1)
            {
                runs.Add(start..end);
            }

            start = end;
        }

        Parallel.ForEach(runs, parallel, run => places.AsSpan(run).Sort((one, other) => Compare(normal, one, other)));
    }

    private static int Compare(string[] normal, int one, int other)
    {
        var byLength = normal[one].Length.CompareTo(normal[other].Length);
        var byText = byLength != 0 ? byLength : string.CompareOrdinal(normal[one], normal[other]);
        return byText != 0 ? byText : one.CompareTo(other);
    }

    private static DistinctTexts Gather(string[] normal, int[] places)
    {
        var texts = new List<string>(places.Length);
        var starts = new List<int>(places.Length + 1);
        for (var i = 0; i < places.Length; i++)
        {
            var text = normal[places[i]];
            if (texts.Count == 0 || texts[^1] != text)
            {
                texts.Add(text);
                starts.Add(i);
            }
        }

        starts.Add(places.Length);
        return new DistinctTexts([.. texts], [.. starts], places);
    }

    private static ulong KeyOf(string text)
    {
        const int characters = 6;
        var key = (ulong)Math.Min(text.Length, ushort.MaxValue);
        for (var i = 0; i < characters; i++)
        {
            // Eight bits of each keep the order of Latin letters; others are ordered by the whole texts.
            key = (key << 8) | (i < text.Length ? Math.Min(text[i], (char)byte.MaxValue) : 0UL);
        }

        return key;
    }
}
