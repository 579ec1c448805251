namespace Rung.Retrieval.Vectors.Kernels;

/// <summary>
/// Numbers that look random and hang on a seed and a place alone: whoever computes the thousandth need not compute those before it, and no
/// version of .NET changes them. The finalizer of Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014.
/// </summary>
internal static class SplitMix64
{
    private const ulong Step = 0x9E3779B97F4A7C15;

    /// <summary>A number in [0, 1) with 53 bits.</summary>
    public static double Uniform(ulong seed, ulong place) => (At(seed, place) >> 11) * (1.0 / (1UL << 53));

    private static ulong At(ulong seed, ulong place)
    {
        var state = unchecked(seed + ((place + 1) * Step));
        state = unchecked((state ^ (state >> 30)) * 0xBF58476D1CE4E5B9);
        state = unchecked((state ^ (state >> 27)) * 0x94D049BB133111EB);
        return state ^ (state >> 31);
    }
}
