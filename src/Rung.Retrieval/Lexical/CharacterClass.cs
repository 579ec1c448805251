using System.Globalization;
using System.Text;

namespace Rung.Retrieval.Lexical;

/// <summary>What a character is to the tokenizer.</summary>
internal enum CharacterClass
{
    /// <summary>Ends a word.</summary>
    Other,

    /// <summary>A letter of a script that puts spaces between words.</summary>
    Letter,

    Digit,

    /// <summary>An accent or vowel sign: part of the word that it follows.</summary>
    Mark,

    /// <summary>Han, Kana or Hangul, which put none.</summary>
    Ideograph,
}

/// <summary>Tells the <see cref="CharacterClass"/> of a character.</summary>
internal static class CharacterClasses
{
    private static readonly CharacterClass[] Ascii = [.. Enumerable.Range(0, 128).Select(code => Classify(new Rune(code)))];

    /// <param name="text">Starts with the character.</param>
    /// <param name="length">How many UTF-16 units it takes; a lone surrogate takes one and is <see cref="CharacterClass.Other"/>.</param>
    public static CharacterClass Of(ReadOnlySpan<char> text, out int length)
    {
        var first = text[0];
        if (first < Ascii.Length)
        {
            length = 1;
            return Ascii[first];
        }

        _ = Rune.DecodeFromUtf16(text, out var rune, out length);
        return Classify(rune);
    }

    private static CharacterClass Classify(Rune rune)
    {
        if (IsIdeograph(rune.Value))
        {
            return CharacterClass.Ideograph;
        }

        return Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
                or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter => CharacterClass.Letter,
            UnicodeCategory.DecimalDigitNumber => CharacterClass.Digit,
            UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark => CharacterClass.Mark,
            _ => CharacterClass.Other,
        };
    }

    private static bool IsIdeograph(int code) => code
        is (>= 0x4E00 and <= 0x9FFF) or (>= 0xAC00 and <= 0xD7A3) // Han, Hangul
        or (>= 0x3041 and <= 0x3096) or (>= 0x30A1 and <= 0x30FA) or 0x30FC // Hiragana, Katakana and its long vowel
        or (>= 0x3400 and <= 0x4DBF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x323AF) // rarer Han
        or 0x3005 or 0x3007 or (>= 0x31F0 and <= 0x31FF) or (>= 0xFF66 and <= 0xFF9F);
}
