using System.Collections.Immutable;

namespace Rung.Retrieval.Lexical;

/// <summary>
/// Refuses passages whose ids are taken. An id may be taken over from a document that is replaced or deleted before the same commit.
/// </summary>
internal static class IdCheck
{
    /// <exception cref="ArgumentException">A passage is of another document.</exception>
    /// <exception cref="DuplicatePassageException">An id is taken, or comes twice.</exception>
    public static void Run(
        string document, IReadOnlyCollection<Passage> passages, PendingDocuments pending, ImmutableArray<CommittedSegment> segments)
    {
        var ids = new HashSet<PassageId>(passages.Count);
        foreach (var passage in passages)
        {
            if (passage.Document != document)
            {
                throw new ArgumentException(
                    $"Passage '{passage.Id}' is of document '{passage.Document}', not of '{document}'.", nameof(passages));
            }

            if (!ids.Add(passage.Id))
            {
                throw new DuplicatePassageException(passage.Id, document, document);
            }

            var holder = pending.DocumentOf(passage.Id) ?? HolderIn(segments, passage.Id, pending);
            if (holder is not null && holder != document)
            {
                throw new DuplicatePassageException(passage.Id, document, holder);
            }
        }
    }

    private static string? HolderIn(ImmutableArray<CommittedSegment> segments, PassageId passage, PendingDocuments pending)
    {
        foreach (var segment in segments)
        {
            var passages = segment.View.Segment.Passages;
            var number = passages.Find(passage);
            if (number >= 0 && segment.View.Has(number))
            {
                var document = passages.DocumentName(passages.DocumentOf(number));
                return pending.Contains(document) ? null : document;
            }
        }

        return null;
    }
}
