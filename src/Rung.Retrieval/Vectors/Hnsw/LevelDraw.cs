using Rung.Retrieval.Vectors.Kernels;

namespace Rung.Retrieval.Vectors.Hnsw;

/// <summary>Draws the highest level of a node: each level holds one in <see cref="HnswOptions.Links"/> of the nodes below it.</summary>
internal static class LevelDraw
{
    public const int Highest = 30;

    /// <summary>The level hangs on the seed and the slot alone, not on which thread comes first.</summary>
    public static int Of(int slot, HnswOptions options) =>
        (int)Math.Min(Highest, -Math.Log(1 - SplitMix64.Uniform(options.Seed, (ulong)slot)) / Math.Log(options.Links));
}
