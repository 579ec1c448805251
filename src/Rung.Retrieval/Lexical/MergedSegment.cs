using System.Collections.Immutable;

namespace Rung.Retrieval.Lexical;

/// <summary>A segment that was made of others, and how it takes their place.</summary>
/// <param name="Sources">What it was made of, as it was then.</param>
/// <param name="Segment">The new segment.</param>
/// <param name="NewNumbers">For each source, by its passages' numbers, their new numbers.</param>
internal sealed record MergedSegment(
    ImmutableArray<CommittedSegment> Sources, CommittedSegment Segment, uint[][] NewNumbers)
{
    /// <summary>
    /// The segments with the new one in the place of its sources. What was deleted from them since the merge began is deleted
    /// from the new one, too.
    /// </summary>
    public ImmutableArray<CommittedSegment> Adopt(ImmutableArray<CommittedSegment> segments, Analyzer analyzer)
    {
        var now = segments.ToDictionary(segment => segment.File.Name, StringComparer.Ordinal);
        var deletions = new DeletionsBuilder(Segment.View.Segment, before: null, analyzer);
        var hasDeletions = false;
        for (var i = 0; i < Sources.Length; i++)
        {
            // A source of which nothing is left has gone from the list.
            var view = now.GetValueOrDefault(Sources[i].File.Name)?.View;
            for (var passage = 0; passage < NewNumbers[i].Length; passage++)
            {
                if (NewNumbers[i][passage] != PassageMerge.Nowhere && view?.Has(passage) != true)
                {
                    deletions.Delete((int)NewNumbers[i][passage]);
                    hasDeletions = true;
                }
            }
        }

        var rest = segments.Where(segment => Sources.All(source => source.File.Name != segment.File.Name));
        if (deletions.IsAll)
        {
            return [.. rest];
        }

        return [.. rest, hasDeletions ? Segment with { View = Segment.View with { Deletions = deletions.Build() } } : Segment];
    }
}
