namespace Rung.Core.Economics.Uncertainty;

/// <summary>
/// SplitMix64 by counter: the n-th number of a stream without those before it. Its state only counts up by a constant
/// (Steele, Lea and Flood, 2014), so that any place of it can be reached at once.
/// </summary>
internal static class CounterRandom
{
    /// <summary>A number in (0, 1), never 0 or 1.</summary>
    public static double Uniform(ulong stream, int number)
    {
        unchecked
        {
            var z = stream + (((ulong)number + 1) * 0x9E3779B97F4A7C15);
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            z ^= z >> 31;
            return ((z >> 12) + 0.5) * (1.0 / (1UL << 52));
        }
    }
}
