using Rung.Retrieval.Segments;

namespace Rung.Retrieval.Lexical;

/// <summary>Makes segments of passages in a folder, on several threads.</summary>
internal sealed class SegmentFlush(IndexFolder folder, LexicalOptions options)
{
    // Below this a second segment costs more than a second thread gains.
    private const int LeastPassages = 2048;

    private readonly Analyzer[] _analyzers =
        [.. Enumerable.Range(0, options.Threads).Select(_ => new Analyzer(options.Analysis))];

    /// <summary>Writes the passages, through to the disk.</summary>
    /// <param name="sorted">Passages in the ordinal order of their ids.</param>
    /// <param name="cancellationToken">Ends it; nothing of it is left.</param>
    public async Task<CommittedSegment[]> WriteAsync(Passage[] sorted, CancellationToken cancellationToken)
    {
        if (sorted.Length == 0)
        {
            return [];
        }

        var most = Math.Clamp(sorted.Length / LeastPassages, 1, options.Threads);
        var count = Math.Max(most, (sorted.Length + PassageTable.MostPassages - 1) / PassageTable.MostPassages);
        var names = Enumerable.Range(0, count).Select(_ => folder.NewName(LexicalPart.Name, "segment")).ToArray();
        var segments = new CommittedSegment[count];
        var work = Enumerable.Range(0, most).Select(thread => Task.Run(
            () =>
            {
                for (var i = thread; i < count; i += most)
                {
                    var range = (int)((long)sorted.Length * i / count)..(int)((long)sorted.Length * (i + 1) / count);
                    segments[i] = Write(names[i], sorted.AsSpan(range), _analyzers[thread], cancellationToken);
                }
            },
            cancellationToken));
        try
        {
            await Task.WhenAll(work);
            return segments;
        }
        catch
        {
            Array.ForEach(names, folder.Remove);
            throw;
        }
    }

    private CommittedSegment Write(string name, ReadOnlySpan<Passage> sorted, Analyzer analyzer, CancellationToken cancellationToken)
    {
        PartFile file;
        using (var writer = ChecksummedWriter.Create(folder.PathOf(name), SegmentPlan.Kind))
        {
            var builder = new SegmentBuilder(writer, analyzer);
            foreach (var passage in sorted)
            {
                cancellationToken.ThrowIfCancellationRequested();
                builder.Add(passage);
            }

            file = builder.Finish(name);
        }

        var segment = new LexicalSegment(folder.Map(file, SegmentPlan.Kind));
        return new CommittedSegment(file, new SegmentView(segment, Deletions: null), DeletionsFile: null);
    }
}
