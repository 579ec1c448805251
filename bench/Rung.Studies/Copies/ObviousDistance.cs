using Rung.Core.Similarity;

namespace Rung.Studies.Copies;

/// <summary>The edit distance as the book writes it, over the whole matrix, and the rule for short texts beside it.</summary>
internal static class ObviousDistance
{
    private const int MostEdits = 3;
    private const int CharactersPerEdit = 8;

    public static bool IsNear(string one, string other) => IsNormalNear(ComparableText.Of(one), ComparableText.Of(other));

    /// <summary>As above, for texts that are normalised.</summary>
    public static bool IsNormalNear(string one, string other)
    {
        var most = Math.Min(MostEdits, Math.Min(one.Length, other.Length) / CharactersPerEdit);
        return Math.Abs(one.Length - other.Length) <= most && Of(one, other) <= most;
    }

    public static int Of(string one, string other)
    {
        var cells = Enumerable.Range(0, one.Length + 1).Select(_ => new int[other.Length + 1]).ToArray();
        for (var i = 0; i <= one.Length; i++)
        {
            for (var j = 0; j <= other.Length; j++)
            {
                cells[i][j] = i == 0 || j == 0 ? Math.Max(i, j) : Least(cells, one, other, i, j);
            }
        }

        return cells[one.Length][other.Length];
    }

    private static int Least(int[][] cells, string one, string other, int i, int j)
    {
        var least = Math.Min(
            Math.Min(cells[i - 1][j], cells[i][j - 1]) + 1,
            cells[i - 1][j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1));
        return i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1]
            ? Math.Min(least, cells[i - 2][j - 2] + 1)
            : least;
    }
}
