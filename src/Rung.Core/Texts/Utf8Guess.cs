using System.Buffers;
using System.Text;

namespace Rung.Core.Texts;

/// <summary>What a few characters would be if they were the bytes of one character in UTF-8.</summary>
internal static class Utf8Guess
{
    private const int LongestSequence = 4;

    // Ranges of characters that people write, first and last. The rest (the phonetic alphabet, rare scripts, controls) are what
    // unlucky neighbours decode to.
    private static readonly (int First, int Last)[] Written =
    [
        (0x00A0, 0x017F), (0x018F, 0x0192), (0x01CD, 0x01DC), (0x0218, 0x021B), (0x02BB, 0x02BC), (0x02C6, 0x02DC), (0x0300, 0x033F),
        (0x0384, 0x03CE), (0x0400, 0x04FF), (0x05D0, 0x05F4), (0x060C, 0x06FF), (0x0900, 0x0EFF), (0x10A0, 0x10FF), (0x1E00, 0x1FFF),
        (0x2000, 0x22FF), (0x2460, 0x24FF), (0x2500, 0x27BF), (0x2B00, 0x2BFF), (0x3000, 0x30FF), (0x3400, 0x9FFF), (0xAC00, 0xD7A3),
        (0xF900, 0xFAFF), (0xFB00, 0xFB06), (0xFE0F, 0xFE0F), (0xFEFF, 0xFEFF), (0xFF00, 0xFFEF), (0xFFFD, 0xFFFD), (0x1F000, 0x1FAFF),
    ];

    /// <summary>Reads the character that begins at a place, if the bytes there are one and people write it.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, CodePage page, out Rune rune, out int length)
    {
        length = text.IsEmpty ? 0 : LengthOf(page.ByteOf(text[0]));
        rune = default;
        if (length == 0 || length > text.Length || page.ByteOf(text[1]) is not (>= 0x80 and < 0xC0))
        {
            return false;
        }

        Span<byte> bytes = stackalloc byte[LongestSequence];
        for (var i = 0; i < length; i++)
        {
            bytes[i] = page.ByteOf(text[i]);
        }

        return Rune.DecodeFromUtf8(bytes[..length], out rune, out var used) is OperationStatus.Done && used == length && IsWritten(rune.Value);
    }

    private static int LengthOf(byte lead) => lead switch
    {
        >= 0xC2 and <= 0xDF => 2,
        >= 0xE0 and <= 0xEF => 3,
        >= 0xF0 and <= 0xF4 => 4,
        _ => 0,
    };

    private static bool IsWritten(int codePoint)
    {
        foreach (var (first, last) in Written)
        {
            if (codePoint <= last)
            {
                return codePoint >= first;
            }
        }

        return false;
    }
}
