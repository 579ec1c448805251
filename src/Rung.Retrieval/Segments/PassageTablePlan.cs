namespace Rung.Retrieval.Segments;

/// <summary>Which section of a file holds what of a <see cref="PassageTable"/>.</summary>
internal readonly record struct PassageTablePlan(int First)
{
    /// <summary>The records, one after the other: first, because they are the bulk and are written as they come.</summary>
    public int Records => First;

    /// <summary>How many passages and documents.</summary>
    public int Counts => First + 1;

    /// <summary>The ids, ascending: a <see cref="StringTable"/>.</summary>
    public int Ids => First + 2;

    /// <summary>The names of documents, ascending: a <see cref="StringTable"/>.</summary>
    public int Documents => First + 4;

    /// <summary>For each passage its document.</summary>
    public int DocumentOf => First + 6;

    /// <summary>For each document where its passages begin in <see cref="Members"/>, and their end.</summary>
    public int Starts => First + 7;

    /// <summary>The passages of the first document, then those of the next.</summary>
    public int Members => First + 8;

    /// <summary>For each passage where its record begins, and the end of the last (64 bits).</summary>
    public int Places => First + 9;

    /// <exception cref="IndexDamagedException">A place lies outside.</exception>
    public void Check(ChecksummedFile file, int passages, int documents)
    {
        var isSound = file.Section<uint>(DocumentOf, passages).IndexOfAnyExceptInRange(0u, (uint)Math.Max(documents - 1, 0)) < 0
            && file.Section<uint>(Members, passages).IndexOfAnyExceptInRange(0u, (uint)Math.Max(passages - 1, 0)) < 0
            && (documents > 0 || passages == 0)
            && Rises(file.Section<uint>(Starts, documents + 1L), (uint)passages)
            && Rises(file.Section<ulong>(Places, passages + 1L), (ulong)file.Section(Records).Length);
        if (!isSound)
        {
            throw file.Damaged("a place in its table of passages lies outside of it");
        }
    }

    private static bool Rises<T>(ReadOnlySpan<T> places, T end)
        where T : unmanaged, IComparable<T>
    {
        if (places[0].CompareTo(default) != 0 || places[^1].CompareTo(end) != 0)
        {
            return false;
        }

        for (var i = 1; i < places.Length; i++)
        {
            if (places[i].CompareTo(places[i - 1]) < 0)
            {
                return false;
            }
        }

        return true;
    }
}
