using System.Collections.Immutable;

namespace Rung.Core.Similarity;

/// <summary>Texts that are duplicates of each other, or nearly so: at least two.</summary>
/// <param name="Members">The places of the texts, ascending.</param>
/// <param name="IsExact">Whether all are equal after normalisation (<see cref="ComparableText"/>).</param>
/// <param name="LowestSimilarity">
/// The lowest similarity of a verified pair that joined members: between short texts the share of characters that agree
/// (1 − edits ÷ length), between longer ones the Jaccard index of their shingles. 1 where all are equal.
/// </param>
public sealed record TextCluster(ImmutableArray<int> Members, bool IsExact, double LowestSimilarity);
