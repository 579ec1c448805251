using Rung.Retrieval.Segments;

namespace Rung.Retrieval.Lexical;

/// <summary>A segment as of a commit: its file, less what was deleted.</summary>
/// <param name="Segment">The segment.</param>
/// <param name="Deletions">What was deleted from it; nothing when null.</param>
internal sealed record SegmentView(LexicalSegment Segment, LexicalDeletions? Deletions)
{
    /// <summary>How many passages can be found.</summary>
    public int Count => Segment.Passages.Count - (Deletions?.Count ?? 0);

    /// <summary>Their lengths together.</summary>
    public long Length => (long)Segment.Totals.TotalLength - (Deletions?.Length ?? 0);

    public bool Has(int passage) => Deletions?.Gone.Contains(passage) != true;

    /// <summary>The passages that may be found; all when null.</summary>
    public PassageSet? Allowed(PassageFilter? filter, PostingCursor cursor)
    {
        if (filter is null && Deletions is null)
        {
            return null;
        }

        var allowed = PassageSet.All(Segment.Passages.Count);
        if (filter is not null)
        {
            foreach (var (name, values) in filter.Required)
            {
                allowed.IntersectWith(Having(name, values, cursor));
            }
        }

        if (Deletions is not null)
        {
            allowed.ExceptWith(Deletions.Gone);
        }

        return allowed;
    }

    private PassageSet Having(string name, IEnumerable<string> values, PostingCursor cursor)
    {
        var having = new PassageSet(Segment.Passages.Count);
        foreach (var value in values)
        {
            var term = Segment.Find(StoredText.ToBytes(FilterTerm.Of(name, value)));
            if (term >= 0)
            {
                cursor.Start(Segment, Segment.Entries[term], weight: 0, norms: null);
                cursor.AddTo(having);
            }
        }

        return having;
    }
}
