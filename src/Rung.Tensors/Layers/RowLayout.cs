using Rung.Tensors.Kernels.Attention;

namespace Rung.Tensors.Layers;

/// <summary>Which rows belong to which text, where in it they stand, and which keys they see.</summary>
internal sealed class RowLayout
{
    private RowLayout(int[] starts, int[] slots, KeyValueCache? cache)
    {
        Starts = starts;
        Slots = slots;
        Cache = cache;
        Positions = new int[starts[^1]];
        Segments = new AttentionSegment[slots.Length];
        for (var text = 0; text < slots.Length; text++)
        {
            Place(text);
        }
    }

    /// <summary>The first row of each text, and at last the number of rows.</summary>
    public int[] Starts { get; }

    /// <summary>Which slot of the cache each text has.</summary>
    public int[] Slots { get; }

    /// <summary>What was computed of the texts before; nothing where all are whole.</summary>
    public KeyValueCache? Cache { get; }

    public int[] Positions { get; }

    public AttentionSegment[] Segments { get; }

    /// <summary>The length of the longest text, what is cached included.</summary>
    public int LongestText { get; private set; }

    /// <summary>
    /// How long a text may become: what is cached and what will be are turned alike, so that it may not hang on how far texts have come.
    /// </summary>
    public int Reach => Cache?.Capacity ?? LongestText;

    public int Rows => Positions.Length;

    /// <summary>Whole texts, one behind the other.</summary>
    public static RowLayout Whole(int[] starts) => new(starts, [.. Enumerable.Range(0, starts.Length - 1)], cache: null);

    /// <summary>The next rows of texts whose beginnings are cached.</summary>
    public static RowLayout Next(int[] starts, int[] slots, KeyValueCache cache) => new(starts, slots, cache);

    private void Place(int text)
    {
        var (start, count) = (Starts[text], Starts[text + 1] - Starts[text]);
        var before = Cache?.LengthOf(Slots[text]) ?? 0;
        for (var row = 0; row < count; row++)
        {
            Positions[start + row] = before + row;
        }

        Segments[text] = Cache is null
            ? AttentionSegment.Self(start, count)
            : new AttentionSegment(start, count, Slots[text] * Cache.Capacity, before + count);
        LongestText = Math.Max(LongestText, before + count);
    }
}
