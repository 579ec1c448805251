using System.Diagnostics;

namespace Rung.Core.Similarity;

/// <summary>
/// How many characters have to be inserted, deleted, replaced, or exchanged with their neighbour to turn one text into
/// another (optimal string alignment: no place is edited twice). Counts UTF-16 units.
/// </summary>
internal static class EditDistance
{
    /// <summary>The most edits that can be asked for.</summary>
    public const int Most = 6;

    /// <summary>The distance where it is at most <paramref name="most"/>, otherwise <paramref name="most"/> + 1.</summary>
    public static int AtMost(ReadOnlySpan<char> one, ReadOnlySpan<char> other, int most)
    {
        Debug.Assert(most is >= 0 and <= Most, "The diagonals of more edits have no room on the stack.");
        var same = one.CommonPrefixLength(other);
        one = one[same..];
        other = other[same..];
        var tail = CommonSuffix(one, other);
        one = one[..^tail];
        other = other[..^tail];
        if (Math.Abs(one.Length - other.Length) > most)
        {
            return most + 1;
        }

        return one.IsEmpty || other.IsEmpty ? Math.Max(one.Length, other.Length) : Banded(one, other, most);
    }

    private static int CommonSuffix(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        var length = 0;
        var longest = Math.Min(one.Length, other.Length);
        while (length < longest && one[^(length + 1)] == other[^(length + 1)])
        {
            length++;
        }

        return length;
    }

    // Only cells within `most` of the main diagonal can be small enough. Column j of row i stands at j − i + most + 1, so
    // that the cell above is one to the right, and the band has a wall on each side.
    private static int Banded(ReadOnlySpan<char> one, ReadOnlySpan<char> other, int most)
    {
        var far = most + 1;
        var width = (2 * most) + 3;
        Span<int> cells = stackalloc int[3 * ((2 * Most) + 3)];
        cells.Fill(far);
        var before = cells[..width];
        var above = cells.Slice(width, width);
        var row = cells.Slice(2 * width, width);
        for (var j = 0; j <= Math.Min(most, other.Length); j++)
        {
            above[j + most + 1] = j;
        }

        for (var i = 1; i <= one.Length; i++)
        {
            if (FillRow(one, other, i, most, before, above, row) > most)
            {
                return far;
            }

            var free = before;
            before = above;
            above = row;
            row = free;
        }

        return Math.Min(above[other.Length - one.Length + most + 1], far);
    }

    private static int FillRow(
        ReadOnlySpan<char> one, ReadOnlySpan<char> other, int i, int most, Span<int> before, Span<int> above, Span<int> row)
    {
        var far = most + 1;
        var least = far;
        row.Fill(far);
        for (var j = Math.Max(0, i - most); j <= Math.Min(other.Length, i + most); j++)
        {
            var k = j - i + most + 1;
            var best = Math.Min(above[k + 1], row[k - 1]) + 1;
            if (j == 0)
            {
                best = i;
            }
            else
            {
                best = Math.Min(best, above[k] + (one[i - 1] == other[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                {
                    best = Math.Min(best, before[k] + 1);
                }
            }

            row[k] = Math.Min(best, far);
            least = Math.Min(least, best);
        }

        return least;
    }
}
