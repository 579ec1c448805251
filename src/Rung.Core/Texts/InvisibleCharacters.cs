using System.Globalization;

namespace Rung.Core.Texts;

/// <summary>Which characters that nobody sees are needed where they stand, and which are not.</summary>
internal static class InvisibleCharacters
{
    public static bool IsRightToLeft(char character) =>
        character is (>= '\u0590' and <= '\u08FF') or (>= '\uFB1D' and <= '\uFDFF') or (>= '\uFE70' and <= '\uFEFC');

    /// <param name="text">The whole text.</param>
    /// <param name="place">Where the format character stands.</param>
    /// <param name="codePoint">Which one it is.</param>
    /// <param name="isRightToLeft">Whether the text has letters that are written from right to left.</param>
    public static bool IsDamage(string text, int place, int codePoint, bool isRightToLeft) => codePoint switch
    {
        // A soft hyphen is what it says; joiners shape Persian, Indic scripts and emoji.
        0x00AD => false,
        0x200C or 0x200D => !(place > 0 && Joins(text[place - 1]) && place + 1 < text.Length && Joins(text[place + 1])),
        0x200E or 0x200F or 0x061C => !isRightToLeft,

        // Signs of Arabic, Syriac and Indian numbering are seen, though Unicode calls them format.
        (>= 0x0600 and <= 0x0605) or 0x06DD or 0x070F or 0x08E2 or 0x110BD or 0x110CD => false,

        // Tags make the flags of England, Scotland and Wales, behind a black flag; elsewhere they hide text.
        >= 0xE0000 => !text.AsSpan(0, place).Contains("\U0001F3F4", StringComparison.Ordinal),
        _ => true,
    };

    private static bool Joins(char character) =>
        char.IsSurrogate(character) || character is '\uFE0F' or (>= '\u2190' and <= '\u2BFF')
        || (character >= '\u0590' && (char.IsLetter(character) || char.GetUnicodeCategory(character)
            is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark));
}
