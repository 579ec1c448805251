using System.Collections.Immutable;

namespace Rung.Retrieval.Lexical;

/// <summary>Deletes documents from segments.</summary>
internal static class DocumentDeletion
{
    /// <summary>The segments without the documents; a segment of which nothing is left is left out.</summary>
    public static ImmutableArray<CommittedSegment> Delete(
        ImmutableArray<CommittedSegment> segments, IReadOnlyCollection<string> documents, Analyzer analyzer)
    {
        var kept = ImmutableArray.CreateBuilder<CommittedSegment>(segments.Length);
        foreach (var segment in segments)
        {
            if (Delete(segment, documents, analyzer) is { } left)
            {
                kept.Add(left);
            }
        }

        return kept.ToImmutable();
    }

    private static CommittedSegment? Delete(CommittedSegment segment, IReadOnlyCollection<string> documents, Analyzer analyzer)
    {
        DeletionsBuilder? deletions = null;
        var view = segment.View;
        foreach (var document in documents)
        {
            var number = view.Segment.Passages.FindDocument(document);
            if (number < 0)
            {
                continue;
            }

            foreach (var passage in view.Segment.Passages.PassagesOf(number))
            {
                if (view.Has((int)passage))
                {
                    deletions ??= new DeletionsBuilder(view.Segment, view.Deletions, analyzer);
                    deletions.Delete((int)passage);
                }
            }
        }

        if (deletions is null)
        {
            return segment;
        }

        return deletions.IsAll ? null : segment with { View = view with { Deletions = deletions.Build() }, DeletionsFile = null };
    }
}
