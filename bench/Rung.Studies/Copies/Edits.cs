using Rung.Core.Statistics;

namespace Rung.Studies.Copies;

/// <summary>Slips of the pen, seeded.</summary>
internal static class Edits
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyz";

    /// <summary>A character inserted, deleted, replaced, or exchanged with its neighbour, so many times.</summary>
    public static string Apply(string text, int count, SplitMix64 random)
    {
        var letters = text.ToList();
        for (var i = 0; i < count; i++)
        {
            var place = random.Next(letters.Count);
            switch (random.Next(4))
            {
                case 0:
                    letters.Insert(place, Letters[random.Next(Letters.Length)]);
                    break;
                case 1 when letters.Count > 1:
                    letters.RemoveAt(place);
                    break;
                case 2 when place + 1 < letters.Count:
                    (letters[place], letters[place + 1]) = (letters[place + 1], letters[place]);
                    break;
                default:
                    letters[place] = Letters[random.Next(Letters.Length)];
                    break;
            }
        }

        return new string([.. letters]);
    }

    /// <summary>A word inserted, deleted, replaced, or exchanged with its neighbour, so many times.</summary>
    public static string ApplyToWords(string text, int count, IReadOnlyList<string> words, SplitMix64 random)
    {
        var own = text.Split(' ').ToList();
        for (var i = 0; i < count; i++)
        {
            var place = random.Next(own.Count);
            switch (random.Next(4))
            {
                case 0:
                    own.Insert(place, words[random.Next(words.Count)]);
                    break;
                case 1 when own.Count > 1:
                    own.RemoveAt(place);
                    break;
                case 2 when place + 1 < own.Count:
                    (own[place], own[place + 1]) = (own[place + 1], own[place]);
                    break;
                default:
                    own[place] = words[random.Next(words.Count)];
                    break;
            }
        }

        return string.Join(' ', own);
    }
}
