using System.Collections.Frozen;
using System.Text;
using Rung.Core.Statistics;

namespace Rung.Core.Data.Edges;

/// <summary>Slips of the fingers on an English keyboard.</summary>
internal static class Typos
{
    private const int LettersPerSlip = 20;
    private const int Ways = 4;

    private static readonly string[] Rows = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];

    private static readonly FrozenDictionary<char, string> Neighbours = MakeNeighbours();

    /// <summary>One slip for every twenty letters, at least one, each at a letter of its own.</summary>
    public static string Apply(string text, SplitMix64 random)
    {
        var letters = Enumerable.Range(0, text.Length).Where(i => char.IsLetter(text[i])).ToArray();
        random.Shuffle(letters);
        var slips = letters.Take((letters.Length + LettersPerSlip - 1) / LettersPerSlip).ToHashSet();
        var typed = new StringBuilder(text.Length + slips.Count);
        for (var i = 0; i < text.Length; i++)
        {
            if (!slips.Contains(i))
            {
                typed.Append(text[i]);
            }
            else
            {
                i += Slip(text, i, typed, random);
            }
        }

        return typed.ToString();
    }

    /// <returns>How many letters behind this one were typed too.</returns>
    private static int Slip(string text, int place, StringBuilder typed, SplitMix64 random)
    {
        var letter = text[place];
        var way = random.Next(Ways);
        if (way == 0 && Neighbours.TryGetValue(char.ToLowerInvariant(letter), out var keys))
        {
            var key = keys[random.Next(keys.Length)];
            typed.Append(char.IsUpper(letter) ? char.ToUpperInvariant(key) : key);
        }
        else if (way == 1 && place + 1 < text.Length && char.IsLetter(text[place + 1]) && text[place + 1] != letter)
        {
            typed.Append(text[place + 1]).Append(letter);
            return 1;
        }
        else if (way == 2 && IsWithin(text, place))
        {
            // Dropped: nothing is typed.
        }
        else
        {
            typed.Append(letter).Append(letter);
        }

        return 0;
    }

    /// <summary>A word of one letter is not dropped whole.</summary>
    private static bool IsWithin(string text, int place) =>
        (place > 0 && char.IsLetter(text[place - 1])) || (place + 1 < text.Length && char.IsLetter(text[place + 1]));

    private static FrozenDictionary<char, string> MakeNeighbours()
    {
        var neighbours = new Dictionary<char, string>();
        for (var row = 0; row < Rows.Length; row++)
        {
            for (var column = 0; column < Rows[row].Length; column++)
            {
                var keys = new List<char>();
                Add(keys, row, column - 1);
                Add(keys, row, column + 1);
                Add(keys, row - 1, column);
                Add(keys, row + 1, column);
                neighbours.Add(Rows[row][column], string.Concat(keys));
            }
        }

        return neighbours.ToFrozenDictionary();
    }

    private static void Add(List<char> keys, int row, int column)
    {
        if (row >= 0 && row < Rows.Length && column >= 0 && column < Rows[row].Length)
        {
            keys.Add(Rows[row][column]);
        }
    }
}
