using System.Collections.Immutable;

namespace Rung.Core.Similarity;

/// <summary>
/// Finds texts that are equal or nearly so, as clusters: MinHash and locality-sensitive hashing propose pairs, and each is
/// verified by its true edits or its true Jaccard index. The same texts give the same clusters, whatever the threads.
/// </summary>
public static class NearDuplicates
{
    /// <summary>The clusters of at least two texts, in the order of their first members; no text is in two.</summary>
    /// <param name="texts">The texts; their places name them.</param>
    /// <param name="options">When two texts are near.</param>
    /// <param name="progress">Told the share that is done, in [0, 1], rising; from any thread.</param>
    /// <param name="cancellationToken">Stops it within a fraction of a second.</param>
    public static ImmutableArray<TextCluster> Find(
        IReadOnlyList<string> texts, SimilarityOptions options, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Threads, CancellationToken = cancellationToken };
        var distinct = DistinctTexts.Of(texts, parallel);
        var pairs = FindPairs(distinct, options, parallel, progress);
        var near = Clustering.Of(pairs, new Nearness(distinct, options), cancellationToken).ToList();
        var clusters = near.Select(cluster => ToCluster(distinct, cluster.Ranks, cluster.LowestSimilarity)).Concat(ExactOnly(distinct, near));
        return [.. clusters.OrderBy(cluster => cluster.Members[0])];
    }

    /// <summary>Whether two texts are equal or near by the very rule that <see cref="Find"/> verifies pairs with.</summary>
    public static bool AreNear(string one, string other, SimilarityOptions options)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        return Nearness.Between(ComparableText.Of(one), ComparableText.Of(other), options) >= 0;
    }

    private static List<NearPair> FindPairs(
        DistinctTexts texts, SimilarityOptions options, ParallelOptions parallel, IProgress<double>? progress)
    {
        var sketches = new LetterSketch[texts.CountUpTo(options.LongestShortText)];
        Parallel.For(0, sketches.Length, parallel, rank => sketches[rank] = LetterSketch.Of(texts[rank]));

        var searches = Array.ConvertAll(LengthTier.For(options), tier => new TierSearch(texts, sketches, tier, options, parallel));
        var groups = searches.Sum(search => search.Groups);
        var joined = new DisjointSets(texts.Count);
        var pairs = new List<NearPair>();
        var done = 0;
        foreach (var search in searches)
        {
            search.Run(joined, pairs, () => progress?.Report((double)++done / groups));
        }

        return pairs;
    }

    private static TextCluster ToCluster(DistinctTexts texts, IEnumerable<int> ranks, double lowestSimilarity) =>
        new([.. ranks.SelectMany(rank => texts.PlacesOf(rank).ToArray()).Order()], IsExact: false, lowestSimilarity);

    private static IEnumerable<TextCluster> ExactOnly(DistinctTexts texts, List<(IReadOnlyList<int> Ranks, double LowestSimilarity)> near)
    {
        var isNear = new bool[texts.Count];
        foreach (var rank in near.SelectMany(cluster => cluster.Ranks))
        {
            isNear[rank] = true;
        }

        return from rank in Enumerable.Range(0, texts.Count)
               where !isNear[rank] && texts.PlacesOf(rank).Length > 1
               select new TextCluster([.. texts.PlacesOf(rank)], IsExact: true, LowestSimilarity: 1);
    }
}
