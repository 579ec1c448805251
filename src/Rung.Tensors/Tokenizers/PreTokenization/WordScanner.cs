using System.Text;
using Rung.Tensors.Tokenizers.Patterns;

namespace Rung.Tensors.Tokenizers.PreTokenization;

/// <summary>
/// The words of <see cref="ByteLevelPreTokenizer.WordPattern"/> by hand: one look at each character. The pattern is its
/// reference in the tests.
/// </summary>
internal sealed class WordScanner : SplittingPreTokenizer
{
    private static readonly byte[] Kinds = KindsOfUnits();

    private enum Kind : byte
    {
        Other,
        Letter,
        Number,
        Space,
    }

    protected override void Split(ReadOnlySpan<char> text, int offset, PieceList pieces)
    {
        for (var start = 0; start < text.Length;)
        {
            var end = EndOfWord(text, start);
            pieces.Add(offset + start, offset + end);
            start = end;
        }
    }

    private static int EndOfWord(ReadOnlySpan<char> text, int start)
    {
        if (text[start] == '\'' && ContractionLength(text[(start + 1)..]) is > 0 and var length)
        {
            return start + 1 + length;
        }

        // One space belongs to the word behind it.
        var first = text[start] == ' ' && start + 1 < text.Length ? start + 1 : start;
        var kind = KindAt(text, first);
        return kind == Kind.Space ? EndOfSpaces(text, start) : EndOfKind(text, first, kind);
    }

    private static int ContractionLength(ReadOnlySpan<char> rest) => rest switch
    {
        ['s' or 't' or 'm' or 'd', ..] => 1,
        ['r' or 'v', 'e', ..] or ['l', 'l', ..] => 2,
        _ => 0,
    };

    // The last space before a word is left to the word, or stands alone where it is none (a tab, a line break).
    private static int EndOfSpaces(ReadOnlySpan<char> text, int start)
    {
        var end = EndOfKind(text, start, Kind.Space);
        return end == text.Length || end == start + 1 ? end : end - 1;
    }

    private static int EndOfKind(ReadOnlySpan<char> text, int start, Kind kind)
    {
        var end = start;
        while (end < text.Length && KindAt(text, end) == kind)
        {
            end += PatternPlace.UnitsAt(text, end);
        }

        return end;
    }

    private static Kind KindAt(ReadOnlySpan<char> text, int position)
    {
        var unit = text[position];
        return char.IsHighSurrogate(unit) && position + 1 < text.Length && char.IsLowSurrogate(text[position + 1])
            ? KindOf(new Rune(unit, text[position + 1]))
            : (Kind)Kinds[unit];
    }

    private static Kind KindOf(Rune rune) =>
        Rune.IsLetter(rune) ? Kind.Letter : Rune.IsNumber(rune) ? Kind.Number : Rune.IsWhiteSpace(rune) ? Kind.Space : Kind.Other;

    // Half a surrogate pair is neither letter, number nor space.
    private static byte[] KindsOfUnits()
    {
        var kinds = new byte[char.MaxValue + 1];
        for (var unit = 0; unit < kinds.Length; unit++)
        {
            kinds[unit] = (byte)(Rune.IsValid(unit) ? KindOf(new Rune(unit)) : Kind.Other);
        }

        return kinds;
    }
}
