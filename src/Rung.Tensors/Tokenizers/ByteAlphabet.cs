using System.Buffers;
using System.Text;

namespace Rung.Tensors.Tokenizers;

/// <summary>
/// The visible letters that byte-level tokenizers write bytes with: printable Latin-1 stands for itself, the 68 others for
/// the characters from U+0100 on, in order.
/// </summary>
internal static class ByteAlphabet
{
    private const char First = '\u0100';

    private static readonly char[] Letters = new char[256];
    private static readonly short[] Bytes = new short[First + 68];

    static ByteAlphabet()
    {
        Array.Fill(Bytes, (short)-1);
        var next = First;
        for (var value = 0; value < 256; value++)
        {
            var standsForItself = value is (>= '!' and <= '~') or (>= 0xA1 and <= 0xAC) or >= 0xAE;
            Letters[value] = standsForItself ? (char)value : next++;
            Bytes[Letters[value]] = (short)value;
        }
    }

    public static char LetterOf(byte value) => Letters[value];

    /// <summary>The byte that a letter stands for, or −1.</summary>
    public static int ByteOf(char letter) => letter < Bytes.Length ? Bytes[letter] : -1;

    /// <summary>Writes the letters of the text's bytes (UTF-8; half a surrogate pair becomes U+FFFD) in the place of its characters.</summary>
    public static void Spell(AlignedText text, int start, int end)
    {
        Span<byte> bytes = stackalloc byte[4];
        Span<char> letters = stackalloc char[4];
        for (var i = start; i < end;)
        {
            if (Rune.DecodeFromUtf16(text.Chars[i..end], out var rune, out var units) != OperationStatus.Done)
            {
                (rune, units) = (Rune.ReplacementChar, 1);
            }

            var count = rune.EncodeToUtf8(bytes);
            for (var j = 0; j < count; j++)
            {
                letters[j] = LetterOf(bytes[j]);
            }

            text.Put(letters[..count], i, i + units);
            i += units;
        }
    }
}
