namespace Rung.Core.Similarity;

/// <summary>
/// Finds the near pairs among the texts that agree in a band. Each text is compared with at most 32 of those behind it in the
/// order of ranks, where texts alike stand near each other, and only where the two are not joined yet: a hundred thousand
/// texts that are nearly the same cost 32 comparisons each in a band, not a hundred thousand. One thread at a time.
/// </summary>
internal sealed class BucketSearch(DistinctTexts texts, LetterSketch[] sketches, LengthTier tier, SimilarityOptions options)
{
    private const int MostCompared = 32;
    private const int TextsPerCheck = 1 << 14;

    private readonly Nearness _nearness = new(texts, options);
    private readonly bool _isShort = tier.IsShort(options);
    private int[] _local = [];

    /// <param name="entries">The keys of a band above the ranks, sorted.</param>
    /// <param name="roots">For each rank the set that it is joined to already.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public List<NearPair> Find(ReadOnlySpan<ulong> entries, int[] roots, CancellationToken cancellationToken)
    {
        var pairs = new List<NearPair>();
        var check = TextsPerCheck;
        for (var start = 0; start < entries.Length;)
        {
            var end = start + 1;
            while (end < entries.Length && entries[end] >> 32 == entries[start] >> 32)
            {
                end++;
            }

            if (end - start > 1)
            {
                FindIn(entries[start..end], roots, pairs);
            }

            start = end;
            if (start >= check)
            {
                cancellationToken.ThrowIfCancellationRequested();
                check = start + TextsPerCheck;
            }
        }

        return pairs;
    }

    private void FindIn(ReadOnlySpan<ulong> bucket, int[] roots, List<NearPair> pairs)
    {
        if (_local.Length < bucket.Length)
        {
            _local = new int[bucket.Length * 2];
        }

        for (var i = 0; i < bucket.Length; i++)
        {
            _local[i] = i;
        }

        for (var i = 0; i < bucket.Length - 1; i++)
        {
            CompareFrom(bucket, i, roots, pairs);
        }
    }

    private void CompareFrom(ReadOnlySpan<ulong> bucket, int i, int[] roots, List<NearPair> pairs)
    {
        var one = (int)(uint)bucket[i];
        var length = texts.LengthOf(one);
        var longest = Nearness.LongestNear(length, options);
        var edits = Nearness.MostEdits(length, options);
        for (var j = i + 1; j < Math.Min(bucket.Length, i + 1 + MostCompared); j++)
        {
            var other = (int)(uint)bucket[j];
            var otherLength = texts.LengthOf(other);
            if (otherLength > longest)
            {
                return;
            }

            if (otherLength <= tier.LongerThan || roots[one] == roots[other]
                || (_isShort && !sketches[one].MayBeWithin(sketches[other], edits)))
            {
                continue;
            }

            if (LeaderOf(i) != LeaderOf(j) && _nearness.Of(one, other, slack: 1) is >= 0 and var similarity)
            {
                pairs.Add(new NearPair(one, other, similarity));
                _local[LeaderOf(j)] = LeaderOf(i);
            }
        }
    }

    private int LeaderOf(int place)
    {
        while (_local[place] != place)
        {
            place = _local[place] = _local[_local[place]];
        }

        return place;
    }
}
