using System.Numerics;

namespace Rung.Retrieval.Segments;

/// <summary>A set of the passages of one segment, a bit for each. One thread at a time while it changes.</summary>
internal sealed class PassageSet
{
    public const int WordBits = 64;

    private readonly ulong[] _words;

    /// <param name="size">How many passages the segment has.</param>
    public PassageSet(int size) => (Size, _words) = (size, new ulong[WordCount(size)]);

    private PassageSet(int size, ulong[] words) => (Size, _words) = (size, words);

    /// <summary>How many passages the segment has.</summary>
    public int Size { get; }

    /// <summary>The bits; those behind the last passage are 0.</summary>
    public ReadOnlySpan<ulong> Words => _words;

    public int Count => _words.Sum(BitOperations.PopCount);

    public static int WordCount(int size) => (size + WordBits - 1) / WordBits;

    /// <summary>The set of all passages.</summary>
    public static PassageSet All(int size)
    {
        var words = new ulong[WordCount(size)];
        words.AsSpan().Fill(ulong.MaxValue);
        if (words.Length > 0)
        {
            words[^1] &= ~Behind(size);
        }

        return new PassageSet(size, words);
    }

    /// <summary><see langword="null"/> where the words are not those of a set of this size.</summary>
    public static PassageSet? TryOf(int size, ReadOnlySpan<ulong> words) =>
        words.Length == WordCount(size) && (words.IsEmpty || (words[^1] & Behind(size)) == 0) ? new PassageSet(size, words.ToArray()) : null;

    public bool Contains(int passage) => ((_words[passage / WordBits] >> (passage % WordBits)) & 1) != 0;

    /// <summary>Returns whether it was not in the set.</summary>
    public bool Add(int passage)
    {
        ref var word = ref _words[passage / WordBits];
        var bit = 1UL << (passage % WordBits);
        var isNew = (word & bit) == 0;
        word |= bit;
        return isNew;
    }

    public PassageSet Copy() => new(Size, (ulong[])_words.Clone());

    public void IntersectWith(PassageSet other)
    {
        for (var i = 0; i < _words.Length; i++)
        {
            _words[i] &= other._words[i];
        }
    }

    public void ExceptWith(PassageSet other)
    {
        for (var i = 0; i < _words.Length; i++)
        {
            _words[i] &= ~other._words[i];
        }
    }

    // The bits of the last word that stand for no passage.
    private static ulong Behind(int size) => size % WordBits == 0 ? 0 : ulong.MaxValue << (size % WordBits);
}
