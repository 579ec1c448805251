using Rung.Core.Statistics;

namespace Rung.Core.Tests.Similarity;

/// <summary>Seeded texts for the tests of near-duplicates.</summary>
internal static class MadeTexts
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyz";

    /// <summary>Words of random letters: no two such texts are near.</summary>
    public static string Random(SplitMix64 random, int length) =>
        string.Concat(Enumerable.Range(0, length).Select(i => i % 6 == 5 ? ' ' : Letters[random.Next(26)])).Trim().PadRight(length, 'x');

    /// <summary>One character inserted, deleted, replaced, or exchanged with its neighbour.</summary>
    public static string Edit(string text, SplitMix64 random)
    {
        var place = random.Next(text.Length);
        var letter = Letters[random.Next(26)].ToString();
        return random.Next(4) switch
        {
            0 => text.Insert(place, letter),
            1 when text.Length > 1 => text.Remove(place, 1),
            2 when place + 1 < text.Length => $"{text[..place]}{text[place + 1]}{text[place]}{text[(place + 2)..]}",
            _ => text.Remove(place, 1).Insert(place, letter),
        };
    }

    public static string Edit(string text, int count, SplitMix64 random) =>
        Enumerable.Range(0, count).Aggregate(text, (edited, _) => Edit(edited, random));
}
