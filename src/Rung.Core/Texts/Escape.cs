using System.Net;

namespace Rung.Core.Texts;

/// <summary>Characters that are still spelled as an escape of HTML or of a string literal.</summary>
internal static class Escape
{
    private const int LongestEntity = 33;
    private const int UnicodeEscape = 6;

    /// <summary>How long the escape is that begins here; 0 where none does.</summary>
    public static int LengthAt(string text, int start) => text[start] == '&' ? EntityLength(text.AsSpan(start)) : UnicodeLength(text.AsSpan(start));

    private static int UnicodeLength(ReadOnlySpan<char> text) =>
        text.Length >= UnicodeEscape && text[1] == 'u' && IsHexadecimal(text[2..UnicodeEscape]) ? UnicodeEscape : 0;

    private static int EntityLength(ReadOnlySpan<char> text)
    {
        var end = text[..Math.Min(text.Length, LongestEntity)].IndexOf(';');
        if (end < 2)
        {
            return 0;
        }

        var entity = text[..(end + 1)].ToString();
        return WebUtility.HtmlDecode(entity).Length < entity.Length ? entity.Length : 0;
    }

    private static bool IsHexadecimal(ReadOnlySpan<char> digits)
    {
        foreach (var digit in digits)
        {
            if (!char.IsAsciiHexDigit(digit))
            {
                return false;
            }
        }

        return true;
    }
}
