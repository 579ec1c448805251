namespace Rung.Engine.PersonalData.Tagging;

/// <summary>Cuts a text into runs of letters, runs of digits, and single marks. An apostrophe between letters belongs to the word, but for 's.</summary>
internal static class Tokenizer
{
    public static void Tokenize(ReadOnlySpan<char> text, List<Token> tokens)
    {
        tokens.Clear();
        for (var i = 0; i < text.Length;)
        {
            var start = i;
            if (IsLetter(text[i]))
            {
                i = EndOfWord(text, i);
            }
            else if (char.IsAsciiDigit(text[i]))
            {
                while (i < text.Length && char.IsAsciiDigit(text[i]))
                {
                    i++;
                }
            }
            else if (char.IsWhiteSpace(text[i]))
            {
                i++;
                continue;
            }
            else
            {
                i += i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]) ? 2 : 1;
            }

            tokens.Add(new Token(start, i - start));
        }
    }

    private static int EndOfWord(ReadOnlySpan<char> text, int i)
    {
        while (i < text.Length)
        {
            if (IsLetter(text[i]))
            {
                i++;
            }
            else if (i + 1 < text.Length && text[i] > 127 && char.IsSymbol(text[i]) && IsLetter(text[i + 1]))
            {
                // A sign that was typed for a letter, such as that of an increment for a delta.
                i += 2;
            }
            else if (text[i] is '\'' or '\u2019' && i + 1 < text.Length && IsLetter(text[i + 1]) && !IsPossessive(text, i))
            {
                i += 2;
            }
            else
            {
                break;
            }
        }

        return i;
    }

    private static bool IsPossessive(ReadOnlySpan<char> text, int apostrophe) =>
        text[apostrophe + 1] is 's' or 'S' && (apostrophe + 2 == text.Length || !IsLetter(text[apostrophe + 2]));

    private static bool IsLetter(char character) => char.IsLetter(character) || char.GetUnicodeCategory(character) is
        System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark;
}
