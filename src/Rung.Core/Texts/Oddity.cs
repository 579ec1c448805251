using System.Globalization;

namespace Rung.Core.Texts;

/// <summary>How odd it is that one character follows another, in any language: the measure by which two readings of a text are compared.</summary>
internal static class Oddity
{
    public const int Clear = 2;
    private const int Slight = 1;
    private const int Severe = 3;

    private enum Kind
    {
        Lower,
        Upper,
        Letter,
        Digit,
        Open,
        Symbol,
        Control,

        /// <summary>Blanks, marks, closing punctuation, dashes and quotation marks that some language opens and some closes with.</summary>
        Neutral,
    }

    public static int Of(char first, char second)
    {
        var (before, after) = (KindOf(first), KindOf(second));
        if (before is Kind.Control || after is Kind.Control)
        {
            return Severe;
        }

        var isLetter = before is Kind.Lower or Kind.Upper or Kind.Letter;
        return (before, after) switch
        {
            (_, Kind.Open or Kind.Symbol) when isLetter => Clear,
            (Kind.Lower, Kind.Upper) when first > '~' || second > '~' => Clear,
            (Kind.Upper, _) when IsStrangeNeighbour(first, second) => Clear,
            (Kind.Symbol, Kind.Lower or Kind.Symbol or Kind.Open) => Slight,
            _ => 0,
        };
    }

    public static bool IsLower(char character) => KindOf(character) is Kind.Lower;

    public static bool IsUpper(char character) => KindOf(character) is Kind.Upper;

    public static bool IsLetterOfAnyKind(char character) => KindOf(character) is Kind.Lower or Kind.Upper or Kind.Letter;

    public static bool IsNeutral(char character) => KindOf(character) is Kind.Neutral;

    /// <summary>No alphabet has both: the first is a lead byte of UTF-8, the second sits between 0x80 and 0x9F in Windows-1252.</summary>
    private static bool IsStrangeNeighbour(char first, char second) =>
        first is 'Ã' or 'Â' or 'Ð' or 'Ñ' or 'Î' or 'Ï' or 'Å' or 'Ä' or 'Ø' or 'Ù'
        && second is 'Š' or 'Œ' or 'Ž' or 'š' or 'œ' or 'ž' or 'Ÿ' or 'ƒ';

    private static Kind KindOf(char character) => character switch
    {
        '\t' or '\n' or '\r' => Kind.Neutral,
        '„' or '‚' or '¿' or '¡' => Kind.Open,
        'ª' or 'º' or 'µ' or '‰' or '†' or '‡' or '•' or '¶' or '§' or '·' => Kind.Symbol,
        '№' => Kind.Digit,
        _ => char.GetUnicodeCategory(character) switch
        {
            UnicodeCategory.LowercaseLetter => Kind.Lower,
            UnicodeCategory.UppercaseLetter or UnicodeCategory.TitlecaseLetter => Kind.Upper,
            UnicodeCategory.OtherLetter or UnicodeCategory.ModifierLetter when !IsModifier(character) => Kind.Letter,
            UnicodeCategory.DecimalDigitNumber => Kind.Digit,
            UnicodeCategory.OpenPunctuation => Kind.Open,
            UnicodeCategory.Control => Kind.Control,
            UnicodeCategory.MathSymbol or UnicodeCategory.CurrencySymbol or UnicodeCategory.ModifierSymbol or UnicodeCategory.OtherSymbol
                or UnicodeCategory.OtherNumber or UnicodeCategory.Format or UnicodeCategory.ModifierLetter => Kind.Symbol,
            _ => Kind.Neutral,
        },
    };

    private static bool IsModifier(char character) => char.GetUnicodeCategory(character) is UnicodeCategory.ModifierLetter;
}
