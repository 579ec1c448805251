using System.Runtime.CompilerServices;

namespace Rung.Retrieval.Passages;

/// <summary>
/// Guesses tokens from characters alone: a word is one token for each eight letters it has or begins, a number one for each
/// three digits, a sign of punctuation and a Chinese, Japanese or Korean character one; a word of another script one for each two letters.
/// How near that is to real tokenizers is in bench/results/cutting.md.
/// </summary>
public sealed class ApproximateTokenCounter : ITokenCounter
{
    private const int LatinLetters = 8;
    private const int OtherLetters = 2;
    private const int Digits = 3;

    private ApproximateTokenCounter()
    {
    }

    private enum Kind
    {
        Space,
        Latin,
        Digit,
        Sign,
        Ideograph,
        Other,
    }

    /// <summary>The one there is.</summary>
    public static ApproximateTokenCounter Shared { get; } = new();

    public string Name => "approximate";

    public int Count(ReadOnlySpan<char> text)
    {
        var count = 0;
        for (var i = 0; i < text.Length;)
        {
            var kind = KindOf(text[i]);
            var start = i++;
            while (i < text.Length && KindOf(text[i]) == kind)
            {
                i++;
            }

            count += kind switch
            {
                Kind.Space => 0,
                Kind.Latin => Pieces(i - start, LatinLetters),
                Kind.Digit => Pieces(i - start, Digits),
                Kind.Other => Pieces(i - start, OtherLetters),
                _ => i - start,
            };
        }

        return count;
    }

    private static int Pieces(int length, int each) => (length + each - 1) / each;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Kind KindOf(char character) => character < 0x80 ? OfAscii(character) : OfOther(character);

    private static Kind OfAscii(char character) =>
        char.IsAsciiLetter(character) ? Kind.Latin
        : character is ' ' or (>= '\t' and <= '\r') ? Kind.Space
        : char.IsAsciiDigit(character) ? Kind.Digit
        : Kind.Sign;

    private static Kind OfOther(char character) => character switch
    {
        <= '\u024F' => char.IsLetter(character) ? Kind.Latin : char.IsWhiteSpace(character) ? Kind.Space : Kind.Sign,
        (>= '\u2E80' and <= '\uA4CF') or (>= '\uAC00' and <= '\uD7FF') or (>= '\uF900' and <= '\uFAFF') or (>= '\uFF00' and <= '\uFFEF') =>
            char.IsWhiteSpace(character) ? Kind.Space : Kind.Ideograph,
        _ when char.IsLetter(character) || char.GetUnicodeCategory(character) is System.Globalization.UnicodeCategory.NonSpacingMark => Kind.Other,
        _ => char.IsWhiteSpace(character) ? Kind.Space : Kind.Sign,
    };
}
