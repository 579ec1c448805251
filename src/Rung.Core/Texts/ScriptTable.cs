using System.Text;

namespace Rung.Core.Texts;

/// <summary>Which script a character belongs to, by its block in Unicode.</summary>
internal static class ScriptTable
{
    // First code points of ranges, each until the next. Blocks, not the property of each character: a block is
    // assigned once and for all, and letters are told from the rest by their category.
    private static readonly (int First, Script Script)[] Ranges =
    [
        (0x0000, Script.Latin), (0x0370, Script.Greek), (0x0400, Script.Cyrillic), (0x0530, Script.Other),
        (0x0590, Script.Hebrew), (0x0600, Script.Arabic), (0x0700, Script.Other), (0x0750, Script.Arabic),
        (0x0780, Script.Other), (0x0860, Script.Other), (0x0870, Script.Arabic), (0x0900, Script.Devanagari),
        (0x0980, Script.Other), (0x0E00, Script.Thai), (0x0E80, Script.Other), (0x1100, Script.Hangul),
        (0x1200, Script.Other), (0x1C80, Script.Cyrillic), (0x1C90, Script.Other), (0x1D00, Script.Latin),
        (0x1D2B, Script.Cyrillic), (0x1D2C, Script.Latin), (0x1DC0, Script.Other), (0x1E00, Script.Latin),
        (0x1F00, Script.Greek), (0x2000, Script.Latin), (0x2C00, Script.Other), (0x2C60, Script.Latin),
        (0x2C80, Script.Other), (0x2DE0, Script.Cyrillic), (0x2E00, Script.Other), (0x2E80, Script.Han),
        (0x3040, Script.Kana), (0x3100, Script.Other), (0x3130, Script.Hangul), (0x3190, Script.Han),
        (0x31A0, Script.Other), (0x31F0, Script.Kana), (0x3200, Script.Han), (0x32D0, Script.Kana), (0x3300, Script.Han),
        (0xA000, Script.Other), (0xA640, Script.Cyrillic), (0xA6A0, Script.Other), (0xA720, Script.Latin),
        (0xA800, Script.Other), (0xA8E0, Script.Devanagari), (0xA900, Script.Other), (0xA960, Script.Hangul),
        (0xA980, Script.Other), (0xAB30, Script.Latin), (0xAB70, Script.Other), (0xAC00, Script.Hangul),
        (0xD800, Script.Other), (0xF900, Script.Han), (0xFB00, Script.Latin), (0xFB13, Script.Other),
        (0xFB1D, Script.Hebrew), (0xFB50, Script.Arabic), (0xFE00, Script.Other), (0xFE70, Script.Arabic),
        (0xFF00, Script.Latin), (0xFF66, Script.Kana), (0xFFA0, Script.Hangul), (0xFFE0, Script.Other),
        (0x1B000, Script.Kana), (0x1B170, Script.Other), (0x1D400, Script.Latin), (0x1D6A8, Script.Greek),
        (0x1D7CC, Script.Latin), (0x1D800, Script.Other), (0x20000, Script.Han), (0x32000, Script.Other),
    ];

    private static readonly int[] Firsts = Array.ConvertAll(Ranges, range => range.First);

    /// <summary>The script of a letter, or that of emoji; <see langword="null"/> for all else.</summary>
    public static Script? Of(Rune rune)
    {
        if (IsEmoji(rune.Value))
        {
            return Script.Emoji;
        }

        return Rune.IsLetter(rune) ? OfBlock(rune.Value) : null;
    }

    public static Script OfBlock(int codePoint)
    {
        var place = Array.BinarySearch(Firsts, codePoint);
        return Ranges[place >= 0 ? place : ~place - 1].Script;
    }

    /// <summary>Pictures, whether or not they are drawn in colour; joiners and variation selectors are none.</summary>
    public static bool IsEmoji(int codePoint) => codePoint is
        (>= 0x1F000 and <= 0x1FAFF) or (>= 0x2600 and <= 0x27BF) or (>= 0x2B00 and <= 0x2BFF) or (>= 0x231A and <= 0x23FF);
}
