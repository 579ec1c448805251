namespace Rung.Retrieval.Vectors.Hnsw;

/// <summary>Draws the highest level of a node: each level holds one in <see cref="HnswOptions.Links"/> of the nodes below it.</summary>
internal static class LevelDraw
{
    public const int Highest = 30;

    /// <summary>The level hangs on the seed and the slot alone, not on which thread comes first.</summary>
    public static int Of(int slot, HnswOptions options)
    {
        var uniform = (Mix(options.Seed + ((ulong)slot * 0x9E3779B97F4A7C15)) >> 11) * (1.0 / (1UL << 53));
        return (int)Math.Min(Highest, -Math.Log(1 - uniform) / Math.Log(options.Links));
    }

    // The finalizer of SplitMix64 (Steele, Lea and Flood 2014).
    private static ulong Mix(ulong state)
    {
        state += 0x9E3779B97F4A7C15;
        state = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
        state = (state ^ (state >> 27)) * 0x94D049BB133111EB;
        return state ^ (state >> 31);
    }
}
