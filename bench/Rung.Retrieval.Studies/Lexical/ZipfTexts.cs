using System.Text;
using Rung.Core.Statistics;

namespace Rung.Retrieval.Studies.Lexical;

/// <summary>Texts of made-up words; the word of rank r comes with a probability in proportion to 1 / r.</summary>
internal sealed class ZipfTexts
{
    private readonly string[] _words;

    public ZipfTexts(int vocabulary) => _words = [.. Enumerable.Range(0, vocabulary).Select(Word)];

    /// <param name="random">Decides.</param>
    /// <param name="least">The fewest words.</param>
    /// <param name="most">The most words.</param>
    public string Text(SplitMix64 random, int least, int most)
    {
        var text = new StringBuilder();
        for (var words = least + random.Next(most - least + 1); words > 0; words--)
        {
            text.Append(_words[Rank(random, _words.Length)]).Append(words > 1 ? ' ' : '.');
        }

        return text.ToString();
    }

    /// <summary>A rank from 0, uniform in its logarithm: 1 / r, but for the ends.</summary>
    public static int Rank(SplitMix64 random, int words) => (int)Math.Pow(words, random.NextDouble()) - 1;

    /// <summary>Made of syllables, so that words are as long as words are, without an ending that a stemmer cuts.</summary>
    public static string Word(int number)
    {
        const string consonants = "bdfgklmnprtv";
        const string vowels = "aiou";
        var word = new StringBuilder();
        for (number += 48; number > 0; number /= 48)
        {
            word.Append(consonants[number % 12]).Append(vowels[number / 12 % 4]);
        }

        return word.Append('k').ToString();
    }
}
