using System.Runtime.InteropServices;

namespace Rung.Tensors.Tokenizers.Algorithms;

/// <summary>
/// The tokens of words seen lately. A word has one place, and the later word takes it: no lock, no order, bounded memory.
/// Threads may overwrite each other, which costs a repetition and nothing else.
/// </summary>
internal sealed class WordCache
{
    /// <summary>Longer words hardly come twice.</summary>
    public const int LongestWord = 48;

    private const int PlaceBits = 15;

    private readonly Entry?[] _entries = new Entry?[1 << PlaceBits];

    /// <summary>Adds the tokens of the word if it is known.</summary>
    public bool TryAdd(ReadOnlySpan<char> word, int offset, TokenSink sink)
    {
        var entry = Volatile.Read(ref _entries[PlaceOf(word)]);
        if (entry is null || !word.SequenceEqual(entry.Word))
        {
            return false;
        }

        for (var i = 0; i < entry.Ids.Length; i++)
        {
            sink.Add(entry.Ids[i], offset + entry.Spans[i].Start, offset + entry.Spans[i].End);
        }

        return true;
    }

    /// <summary>Keeps the word's tokens: those of the sink from <paramref name="first"/> on.</summary>
    public void Remember(ReadOnlySpan<char> word, int offset, TokenSink sink, int first)
    {
        var spans = sink.Spans[first..].ToArray();
        for (var i = 0; i < spans.Length; i++)
        {
            spans[i] = new TextSpan(spans[i].Start - offset, spans[i].End - offset);
        }

        Volatile.Write(ref _entries[PlaceOf(word)], new Entry(word.ToString(), sink.Ids[first..].ToArray(), spans));
    }

    private static int PlaceOf(ReadOnlySpan<char> word)
    {
        var hash = (ulong)word.Length;
        var bytes = MemoryMarshal.AsBytes(word);
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
        {
            hash = Mix(hash ^ MemoryMarshal.Read<ulong>(bytes));
        }

        for (; !bytes.IsEmpty; bytes = bytes[sizeof(char)..])
        {
            hash = Mix(hash ^ MemoryMarshal.Read<char>(bytes));
        }

        return (int)(hash >> (64 - PlaceBits));
    }

    private static ulong Mix(ulong value)
    {
        value *= 0x9E37_79B9_7F4A_7C15;
        return value ^ (value >> 29);
    }

    private sealed record Entry(string Word, int[] Ids, TextSpan[] Spans);
}
