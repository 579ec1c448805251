using System.Runtime.Intrinsics;
using Rung.Core.Statistics;

namespace Rung.Core.Similarity;

/// <summary>
/// The keys of a text in eight bands at a time: two texts have the same key in a band with the probability
/// (Jaccard index of their shingles)^rows (Broder's MinHash). The permutations are x → (x xor s)·m with odd m, of hashes
/// that are mixed already. Immutable; safe for threads.
/// </summary>
internal sealed class MinHashes
{
    /// <summary>How many bands are made at a time: the lanes of a vector.</summary>
    public const int Lanes = 8;

    private const ulong Seed = 0x52_75_6E_67;

    private readonly int _rows;
    private readonly uint[] _masks;
    private readonly uint[] _factors;

    public MinHashes(int rows, int bands)
    {
        _rows = rows;
        _masks = new uint[rows * bands];
        _factors = new uint[rows * bands];
        var random = new SplitMix64(Seed);
        for (var i = 0; i < _masks.Length; i++)
        {
            _masks[i] = (uint)random.NextUInt64();
            _factors[i] = (uint)random.NextUInt64() | 1;
        }
    }

    /// <summary>Writes the keys of the bands of a group: band 8·group and the seven after it.</summary>
    /// <param name="shingles">The hashes of the text's shingles.</param>
    /// <param name="apart">Texts with different numbers here are to have different keys.</param>
    /// <param name="group">The group of bands.</param>
    /// <param name="keys">Where the eight keys go.</param>
    public void Write(ReadOnlySpan<uint> shingles, uint apart, int group, Span<uint> keys)
    {
        var mix = Vector256.Create(0x85EBCA6Bu);
        var key = Vector256.Create(apart);
        for (var row = 0; row < _rows; row++)
        {
            var start = ((group * _rows) + row) * Lanes;
            var mask = Vector256.Create(_masks.AsSpan(start, Lanes));
            var factor = Vector256.Create(_factors.AsSpan(start, Lanes));
            var least = Vector256<uint>.AllBitsSet;
            foreach (var shingle in shingles)
            {
                least = Vector256.Min(least, (Vector256.Create(shingle) ^ mask) * factor);
            }

            key = (key ^ least) * mix;
            key ^= key >>> 15;
        }

        key.CopyTo(keys);
    }
}
