namespace Rung.Core.Similarity;

/// <summary>
/// The digits of a text, one after the other. A number is a fact and not a slip of the pen: "refund 100" and "refund 500", or
/// two orders, are an edit apart and not the same message.
/// </summary>
internal static class Digits
{
    public static bool AreSame(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        var j = 0;
        foreach (var character in one)
        {
            if (!char.IsDigit(character))
            {
                continue;
            }

            j = NextIn(other, j);
            if (j == other.Length || other[j++] != character)
            {
                return false;
            }
        }

        return NextIn(other, j) == other.Length;
    }

    /// <summary>0 where there is none.</summary>
    public static uint HashOf(ReadOnlySpan<char> text)
    {
        var hash = 0u;
        foreach (var character in text)
        {
            if (char.IsDigit(character))
            {
                hash = unchecked((hash + character) * 0x9E3779B1);
                hash ^= hash >> 15;
            }
        }

        return hash;
    }

    private static int NextIn(ReadOnlySpan<char> text, int start)
    {
        while (start < text.Length && !char.IsDigit(text[start]))
        {
            start++;
        }

        return start;
    }
}
