using Rung.Core.Statistics;

namespace Rung.Studies.Copies;

/// <summary>
/// Made-up short messages: one of 300 openings (drawn by Zipf's law, as "how do I" is), then 3 to 12 words out of 20,000 (by
/// Zipf's law too). One in twenty is a copy of an earlier one with 1 to 3 edits: a character inserted, deleted, replaced,
/// or exchanged with its neighbour.
/// </summary>
internal sealed class MadeMessages
{
    public const int CopiesIn = 20;
    private const int Openings = 300;
    private const int Words = 20_000;

    private readonly SplitMix64 _random;
    private readonly string[] _words;
    private readonly string[] _openings;
    private readonly double[] _wordWeights;
    private readonly double[] _openingWeights;

    private MadeMessages(ulong seed)
    {
        _random = new SplitMix64(seed);
        _words = [.. Enumerable.Range(0, Words).Select(rank => Word(rank)).Distinct()];
        _wordWeights = Zipf(_words.Length);
        _openings = [.. Enumerable.Range(0, Openings).Select(_ => Phrase(1 + _random.Next(3)))];
        _openingWeights = Zipf(Openings);
    }

    /// <summary>The messages, and for each the place of the one it copies, or −1.</summary>
    public static (string[] Texts, int[] Originals) Make(int count, ulong seed)
    {
        var made = new MadeMessages(seed);
        var texts = new string[count];
        var originals = new int[count];
        for (var i = 0; i < count; i++)
        {
            var original = i > 0 && made._random.Next(CopiesIn) == 0 ? made._random.Next(i) : -1;
            original = original >= 0 && originals[original] >= 0 ? originals[original] : original;
            originals[i] = original;
            texts[i] = original >= 0 ? Edits.Apply(texts[original], 1 + made._random.Next(3), made._random) : made.Message();
        }

        return (texts, originals);
    }

    private string Message() => $"{_openings[Draw(_openingWeights)]} {Phrase(3 + _random.Next(10))}";

    private string Phrase(int words) => string.Join(' ', Enumerable.Range(0, words).Select(_ => _words[Draw(_wordWeights)]));

    // Frequent words are short, as they are in every language.
    private string Word(int rank) => string.Concat(
        Enumerable.Range(0, 1 + _random.Next(1 + (int)Math.Log10(rank + 10)))
            .Select(_ => $"{"bcdfghlmnprstvw"[_random.Next(15)]}{"aeiou"[_random.Next(5)]}{(_random.Next(2) == 0 ? "" : "nrstl"[_random.Next(5)])}"));

    private static double[] Zipf(int count)
    {
        var sums = new double[count];
        var sum = 0.0;
        for (var i = 0; i < count; i++)
        {
            sums[i] = sum += 1.0 / (i + 1);
        }

        return Array.ConvertAll(sums, partial => partial / sum);
    }

    private int Draw(double[] cumulated)
    {
        var place = Array.BinarySearch(cumulated, _random.NextDouble());
        return Math.Min(place < 0 ? ~place : place, cumulated.Length - 1);
    }
}
