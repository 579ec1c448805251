using System.Numerics;
using System.Text;

namespace Rung.Core.Data.Edges;

/// <summary>
/// How far an input is from all others by its words: the sum over its distinct words of ln((n + 1) / f) / ln(n + 1), divided by their
/// number plus three. f is the number of inputs with that word and n that of all inputs, so that a word of its own weighs nearly 1 and one that all have
/// next to nothing; the three keep an input of one odd word behind a whole odd sentence. One pass counts, one weighs: linear in the text.
/// </summary>
public static class Novelty
{
    private const int TableBits = 22;
    private const int Prior = 3;

    /// <summary>The distance of each text, between 0 and 1.</summary>
    public static double[] Of(IReadOnlyList<string> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);

        // Words share a counter when their hashes do: four million counters for what is rarely a million words.
        var counts = new int[1 << TableBits];
        Parallel.For(0, texts.Count, i =>
        {
            foreach (var word in WordsOf(texts[i]))
            {
                Interlocked.Increment(ref counts[word]);
            }
        });

        var distances = new double[texts.Count];
        var scale = Math.Log(texts.Count + 1.0);
        Parallel.For(0, texts.Count, i =>
        {
            // Read again rather than kept: the words of a million texts are many more than the texts.
            var words = WordsOf(texts[i]);
            var sum = 0.0;
            foreach (var word in words)
            {
                sum += Math.Log((texts.Count + 1.0) / counts[word]);
            }

            distances[i] = scale > 0 ? sum / scale / (words.Length + Prior) : 0;
        });
        return distances;
    }

    /// <summary>The distinct words of a text, by hash, in order.</summary>
    private static int[] WordsOf(string text)
    {
        var words = new List<int>(32);
        var hash = 0u;
        var isInWord = false;
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
            {
                hash = BitOperations.Crc32C(isInWord ? hash : uint.MaxValue, (uint)Rune.ToLowerInvariant(rune).Value);
                isInWord = true;
            }
            else if (isInWord)
            {
                words.Add(Place(hash));
                isInWord = false;
            }
        }

        if (isInWord)
        {
            words.Add(Place(hash));
        }

        words.Sort();
        return [.. words.Where((word, i) => i == 0 || word != words[i - 1])];
    }

    private static int Place(uint hash) => (int)((hash * 0x9E3779B1u) >> (32 - TableBits));
}
