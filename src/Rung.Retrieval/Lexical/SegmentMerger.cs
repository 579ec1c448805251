using System.Collections.Immutable;
using Rung.Retrieval.Segments;

namespace Rung.Retrieval.Lexical;

/// <summary>Makes one segment of several. The sources stay as they are.</summary>
internal static class SegmentMerger
{
    /// <exception cref="OperationCanceledException">Nothing of it is left.</exception>
    public static MergedSegment Merge(
        IndexFolder folder, ImmutableArray<CommittedSegment> sources, CancellationToken cancellationToken)
    {
        SegmentView[] views = [.. sources.Select(source => source.View)];
        var name = folder.NewName(LexicalPart.Name, "segment");
        try
        {
            PartFile file;
            PassageMerge passages;
            using (var writer = ChecksummedWriter.Create(folder.PathOf(name), SegmentPlan.Kind))
            {
                var segment = new SegmentWriter(writer);
                passages = PassageMerge.Copy(views, segment.Passages, cancellationToken);
                segment.BeginTerms(passages.Lengths);
                new TermMerge(views, passages).CopyTo(segment, cancellationToken);
                file = segment.Finish(name);
            }

            var merged = new LexicalSegment(folder.Map(file, SegmentPlan.Kind));
            GC.KeepAlive(views);
            return new MergedSegment(
                sources, new CommittedSegment(file, new SegmentView(merged, Deletions: null), DeletionsFile: null), passages.NewNumbers);
        }
        catch
        {
            folder.Remove(name);
            throw;
        }
    }
}
