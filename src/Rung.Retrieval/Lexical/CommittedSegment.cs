using Rung.Retrieval.Segments;

namespace Rung.Retrieval.Lexical;

/// <summary>A segment with its files.</summary>
/// <param name="File">Its own file.</param>
/// <param name="View">The segment, less what was deleted.</param>
/// <param name="DeletionsFile">Where the deletions are kept; null: there are none, or they are not written yet.</param>
internal sealed record CommittedSegment(PartFile File, SegmentView View, PartFile? DeletionsFile)
{
    public bool HasUnwrittenDeletions => View.Deletions is not null && DeletionsFile is null;

    /// <summary>The same with its deletions written.</summary>
    public CommittedSegment Written(IndexFolder folder)
    {
        if (!HasUnwrittenDeletions)
        {
            return this;
        }

        var name = folder.NewName(LexicalPart.Name, "deleted");
        return this with { DeletionsFile = Lexical.DeletionsFile.Write(View.Deletions!, folder.PathOf(name), name) };
    }
}
