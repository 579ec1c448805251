using System.Collections.Immutable;

namespace Rung.Engine.Labelling.Sittings;

/// <summary>Finds labels by some of their letters.</summary>
internal static class LabelSearch
{
    private const int MostMatches = 9;

    /// <summary>Those that begin with the letters, then those with a word that does, that hold them, and that hold them in this order.</summary>
    public static ImmutableArray<string> Find(string letters, IEnumerable<string> labels) =>
    [
        .. labels
            .Select(label => (Label: label, Rank: RankOf(letters.Trim(), label)))
            .Where(match => match.Rank >= 0)
            .OrderBy(match => match.Rank)
            .ThenBy(match => match.Label.Length)
            .ThenBy(match => match.Label, StringComparer.Ordinal)
            .Select(match => match.Label)
            .Take(MostMatches),
    ];

    private static int RankOf(string letters, string label)
    {
        var place = label.IndexOf(letters, StringComparison.OrdinalIgnoreCase);
        return place switch
        {
            0 => 0,
            > 0 => char.IsLetterOrDigit(label[place - 1]) ? 2 : 1,
            _ => IsWithin(letters, label) ? 3 : -1,
        };
    }

    private static bool IsWithin(string letters, string label)
    {
        var found = 0;
        foreach (var letter in label)
        {
            if (found < letters.Length && char.ToUpperInvariant(letter) == char.ToUpperInvariant(letters[found]))
            {
                found++;
            }
        }

        return found == letters.Length;
    }
}
