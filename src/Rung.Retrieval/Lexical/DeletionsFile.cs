using System.Runtime.InteropServices;
using Rung.Retrieval.Segments;

namespace Rung.Retrieval.Lexical;

/// <summary>
/// Keeps <see cref="LexicalDeletions"/>: the bits of the passages, their lengths together, the terms, and how many had each.
/// </summary>
internal static class DeletionsFile
{
    public static readonly FileKind Kind = FileKind.Of("LDEL", version: 1);

    private const int Bits = 0;
    private const int Length = 1;
    private const int Terms = 2;
    private const int Having = 3;
    private const int Sections = 4;

    public static PartFile Write(LexicalDeletions deletions, string path, string name)
    {
        using var writer = ChecksummedWriter.Create(path, Kind);
        writer.Write(deletions.Gone.Words);
        writer.EndSection();
        writer.Write(deletions.Length);
        writer.EndSection();
        writer.Write(deletions.Terms);
        writer.EndSection();
        writer.Write(deletions.Having);
        writer.EndSection();
        return writer.Finish(name);
    }

    /// <exception cref="IndexDamagedException">The file cannot be about this segment.</exception>
    public static LexicalDeletions Read(ChecksummedFile file, LexicalSegment segment)
    {
        if (file.SectionCount != Sections)
        {
            throw file.Damaged(FormattableString.Invariant($"it has {file.SectionCount} sections instead of {Sections}"));
        }

        var size = segment.Passages.Count;
        var gone = PassageSet.TryOf(size, file.Section<ulong>(Bits, PassageSet.WordCount(size)));
        var length = file.Section<long>(Length, 1)[0];
        var terms = MemoryMarshal.Cast<byte, int>(file.Section(Terms));
        var having = file.Section<int>(Having, terms.Length);
        if (gone is null || length < 0 || length > (long)segment.Totals.TotalLength || !AreSound(terms, having, segment))
        {
            throw file.Damaged("it deletes what its segment does not have");
        }

        var deletions = new LexicalDeletions(gone, length, terms.ToArray(), having.ToArray());
        GC.KeepAlive(file);
        return deletions;
    }

    private static bool AreSound(ReadOnlySpan<int> terms, ReadOnlySpan<int> having, LexicalSegment segment)
    {
        var before = -1;
        for (var i = 0; i < terms.Length; i++)
        {
            if (terms[i] <= before || terms[i] >= segment.TermCount || having[i] < 0 || having[i] > segment.Entries[terms[i]].Count)
            {
                return false;
            }

            before = terms[i];
        }

        return true;
    }
}
