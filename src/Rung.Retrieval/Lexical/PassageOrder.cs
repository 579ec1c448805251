namespace Rung.Retrieval.Lexical;

/// <summary>The order of passages in a segment.</summary>
internal static class PassageOrder
{
    /// <summary>The passages in the ordinal order of their ids.</summary>
    /// <exception cref="DuplicatePassageException">Two have one id.</exception>
    public static Passage[] Sorted(IEnumerable<Passage> passages)
    {
        Passage[] sorted = [.. passages];
        for (var i = 1; i < sorted.Length; i++)
        {
            if (sorted[i - 1].Id >= sorted[i].Id)
            {
                Array.Sort(sorted, (one, other) => one.Id.CompareTo(other.Id));
                break;
            }
        }

        for (var i = 1; i < sorted.Length; i++)
        {
            if (sorted[i - 1].Id == sorted[i].Id)
            {
                throw new DuplicatePassageException(sorted[i].Id, sorted[i].Document, sorted[i - 1].Document);
            }
        }

        return sorted;
    }
}
