namespace Rung.Core.Similarity;

/// <summary>Finds the near pairs of a tier, eight bands at a time. What eight bands find is joined before the next eight look.</summary>
internal sealed class TierSearch(
    DistinctTexts texts, LetterSketch[] sketches, LengthTier tier, SimilarityOptions options, ParallelOptions parallel)
{
    private const int TextsPerPiece = 4_096;

    private readonly int _first = texts.CountUpTo(tier.LongerThan == 0 ? -1 : FirstLength(tier, options) - 1);
    private readonly int _end = texts.CountUpTo(tier.UpTo);

    public int Groups => tier.Bands / MinHashes.Lanes;

    /// <summary>Adds the pairs to <paramref name="pairs"/> and joins them in <paramref name="joined"/>.</summary>
    public void Run(DisjointSets joined, List<NearPair> pairs, Action onGroup)
    {
        var hashes = new MinHashes(tier.Rows, tier.Bands);
        var count = _end - _first;
        var keys = new uint[count * MinHashes.Lanes];
        var roots = new int[texts.Count];
        for (var group = 0; group < Groups; group++)
        {
            if (count > 1)
            {
                WriteKeys(hashes, group, keys);
                Flatten(joined, roots);
                foreach (var found in SearchBands(keys, roots))
                {
                    foreach (var pair in found)
                    {
                        joined.Join(pair.One, pair.Other);
                        pairs.Add(pair);
                    }
                }
            }

            onGroup();
        }
    }

    /// <summary>The shortest text that can be near to one of this tier.</summary>
    private static int FirstLength(LengthTier tier, SimilarityOptions options) => tier.IsShort(options)
        ? tier.LongerThan + 1 - options.MostEdits
        : (int)((tier.LongerThan + 1) * options.Threshold);

    private void WriteKeys(MinHashes hashes, int group, uint[] keys)
    {
        var pieces = (_end - _first + TextsPerPiece - 1) / TextsPerPiece;
        Parallel.For(0, pieces, parallel, piece =>
        {
            uint[] shingles = [];
            var end = Math.Min(_first + ((piece + 1) * TextsPerPiece), _end);
            for (var rank = _first + (piece * TextsPerPiece); rank < end; rank++)
            {
                var text = texts[rank];
                var count = Shingles.CountOf(text, tier.ShingleSize);
                shingles = shingles.Length < count ? new uint[count * 2] : shingles;
                Shingles.Hash(text, tier.ShingleSize, shingles);
                var apart = tier.IsShort(options) ? Digits.HashOf(text) : 0;
                hashes.Write(shingles.AsSpan(0, count), apart, group, keys.AsSpan((rank - _first) * MinHashes.Lanes, MinHashes.Lanes));
            }
        });
    }

    private void Flatten(DisjointSets joined, int[] roots)
    {
        for (var rank = _first; rank < _end; rank++)
        {
            roots[rank] = joined.Find(rank);
        }
    }

    private List<NearPair>[] SearchBands(uint[] keys, int[] roots)
    {
        var found = new List<NearPair>[MinHashes.Lanes];
        var count = _end - _first;
        Parallel.For(0, MinHashes.Lanes, parallel, () => (new ulong[count], new ulong[count]), (lane, _, buffers) =>
        {
            var (entries, spare) = buffers;
            for (var i = 0; i < count; i++)
            {
                entries[i] = ((ulong)keys[(i * MinHashes.Lanes) + lane] << 32) | (uint)(_first + i);
            }

            var sorted = KeySort.Sort(entries, spare, count).AsSpan();
            found[lane] = new BucketSearch(texts, sketches, tier, options).Find(sorted, roots, parallel.CancellationToken);
            return buffers;
        }, _ => { });
        return found;
    }
}
