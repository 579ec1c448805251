using Rung.Retrieval.Segments;

namespace Rung.Retrieval.Lexical;

/// <summary>
/// The passages of a segment that were deleted since it was written, and what they take away from its statistics, to the
/// posting: an index that passages were deleted from scores like one that never had them. Immutable.
/// </summary>
internal sealed class LexicalDeletions
{
    private readonly int[] _terms;
    private readonly int[] _having;

    /// <param name="gone">The deleted passages; not changed any more.</param>
    /// <param name="length">Their lengths together.</param>
    /// <param name="terms">The numbers of the terms that they had, ascending.</param>
    /// <param name="having">How many of them had each.</param>
    public LexicalDeletions(PassageSet gone, long length, int[] terms, int[] having)
    {
        (Gone, Length, _terms, _having) = (gone, length, terms, having);
        Count = gone.Count;
    }

    public PassageSet Gone { get; }

    public int Count { get; }

    public long Length { get; }

    public ReadOnlySpan<int> Terms => _terms;

    public ReadOnlySpan<int> Having => _having;

    /// <summary>How many deleted passages had a term.</summary>
    public int HavingOf(int term)
    {
        var place = Array.BinarySearch(_terms, term);
        return place < 0 ? 0 : _having[place];
    }
}
