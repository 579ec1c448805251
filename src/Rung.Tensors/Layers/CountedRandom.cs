namespace Rung.Tensors.Layers;

/// <summary>
/// SplitMix64 by counter: the n-th number of a stream without those before it. A mask of dropout is a function of the seed,
/// the step and the place, so a run that goes on after a break needs no state of a generator.
/// </summary>
internal readonly struct CountedRandom(ulong seed)
{
    private const ulong Increment = 0x9E3779B97F4A7C15;

    /// <summary>A stream of its own for each name below this one.</summary>
    public CountedRandom Child(ulong name) => new(Mix(seed + Increment) ^ Mix(name * Increment));

    public ulong Bits(ulong index) => Mix(seed + ((index + 1) * Increment));

    /// <summary>From 0 to below 1, in steps of 2^−24.</summary>
    public float Uniform(ulong index) => (Bits(index) >> 40) * (1f / (1 << 24));

    /// <summary>The same with all the bits of a double.</summary>
    public double UniformDouble(ulong index) => (Bits(index) >> 11) * (1.0 / (1L << 53));

    /// <summary>A standard normal number (Box and Muller).</summary>
    public double Normal(ulong index)
    {
        var radius = Math.Sqrt(-2 * Math.Log(1 - UniformDouble(2 * index)));
        return radius * Math.Cos(2 * Math.PI * UniformDouble((2 * index) + 1));
    }

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
