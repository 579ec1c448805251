namespace Rung.Engine.Faults;

/// <summary>The words that a place admits, told to a person who wrote another one.</summary>
internal static class Choices
{
    private const int MostListed = 40;
    private const int LongestListed = 60;

    /// <summary><c>a</c>, <c>a or b</c>, <c>a, b or c</c>.</summary>
    public static string Or(IReadOnlyList<string> names) => names.Count switch
    {
        0 => "nothing",
        1 => names[0],
        _ => $"{string.Join(", ", names.Take(names.Count - 1))} or {names[^1]}",
    };

    /// <summary>The names that a file has, as many and as much of them as can be read.</summary>
    public static string Listed(IReadOnlyCollection<string> names) =>
        string.Join(", ", names.Take(MostListed).Select(Shortened)) + (names.Count > MostListed ? $", … and {names.Count - MostListed} more" : "");

    /// <summary>At most 60 characters of a text, whole ones.</summary>
    public static string Shortened(string text) => text.Length <= LongestListed
        ? text
        : text[..(char.IsHighSurrogate(text[LongestListed - 1]) ? LongestListed - 1 : LongestListed)] + "…";

    /// <summary>The question after a misspelt word, or nothing when no choice is near.</summary>
    public static string DidYouMean(string found, IEnumerable<string> names)
    {
        var nearest = names
            .Where(name => Math.Abs(name.Length - found.Length) <= Math.Max(1, name.Length / 3))
            .Select(name => (Name: name, Distance: Distance(found, name)))
            .Where(near => near.Distance <= Math.Max(1, near.Name.Length / 3))
            .OrderBy(near => near.Distance)
            .ThenBy(near => near.Name, StringComparer.Ordinal)
            .Select(near => near.Name)
            .FirstOrDefault();
        return nearest is null ? "" : $"; did you mean '{nearest}'?";
    }

    /// <summary>
    /// Insertions, deletions, substitutions and swaps of neighbours, whatever the case of the letters (the optimal
    /// string alignment of Damerau and Levenshtein).
    /// </summary>
    private static int Distance(string found, string name)
    {
        var (a, b) = (found.ToLowerInvariant(), name.ToLowerInvariant());
        var cost = new int[a.Length + 1][];
        for (var i = 0; i <= a.Length; i++)
        {
            cost[i] = new int[b.Length + 1];
            for (var j = 0; j <= b.Length; j++)
            {
                cost[i][j] = (i, j) switch
                {
                    (_, 0) => i,
                    (0, _) => j,
                    _ => Step(cost, a, b, i, j),
                };
            }
        }

        return cost[a.Length][b.Length];
    }

    private static int Step(int[][] cost, string a, string b, int i, int j)
    {
        var substitution = cost[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
        var best = Math.Min(substitution, 1 + Math.Min(cost[i - 1][j], cost[i][j - 1]));
        var isSwap = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
        return isSwap ? Math.Min(best, cost[i - 2][j - 2] + 1) : best;
    }
}
