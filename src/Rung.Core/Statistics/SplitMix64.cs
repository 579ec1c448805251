namespace Rung.Core.Statistics;

/// <summary>
/// A small generator whose sequence is part of our file formats: <see cref="Random"/> promises no
/// stable sequence between .NET versions, and a re-run must reproduce a report to the digit.
/// Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014. Not safe for threads, not for
/// secrets.
/// </summary>
public sealed class SplitMix64(ulong seed)
{
    private ulong _state = seed;

    /// <summary>A whole number in [0, <paramref name="exclusiveMax"/>).</summary>
    public int Next(int exclusiveMax)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(exclusiveMax);

        // Lemire's multiply-shift: bias below n / 2^32, and without a division.
        var high = (uint)(NextUInt64() >> 32);
        return (int)(((ulong)high * (uint)exclusiveMax) >> 32);
    }

    /// <summary>A number in [0, 1) with 53 random bits.</summary>
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Puts the items in a random order (Fisher and Yates).</summary>
    public void Shuffle<T>(Span<T> items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var j = Next(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    /// <summary>A generator for a part of the work, independent of how much the others draw.</summary>
    public static SplitMix64 Derive(ulong seed, ulong stream) =>
        new(new SplitMix64(unchecked(seed ^ (stream * 0xD1342543DE82EF95))).NextUInt64());

    public ulong NextUInt64()
    {
        unchecked
        {
            _state += 0x9E3779B97F4A7C15;
            var z = _state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
