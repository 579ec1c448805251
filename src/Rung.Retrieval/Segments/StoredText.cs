using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;

namespace Rung.Retrieval.Segments;

/// <summary>
/// Strings as bytes, each UTF-16 unit kept: UTF-8 where the string is valid UTF-16; otherwise a byte that no UTF-8 holds, and the
/// units themselves. Two strings are equal when their bytes are.
/// </summary>
internal static class StoredText
{
    private const byte UnitsFollow = 0xFF;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static int Write(string text, IBufferWriter<byte> output)
    {
        var room = output.GetSpan(Math.Max(1, Utf8.GetMaxByteCount(text.Length)));
        if (System.Text.Unicode.Utf8.FromUtf16(text, room, out _, out var written, replaceInvalidSequences: false) is OperationStatus.Done)
        {
            output.Advance(written);
            return written;
        }

        room[0] = UnitsFollow;
        MemoryMarshal.AsBytes(text.AsSpan()).CopyTo(room[1..]);
        written = 1 + (text.Length * sizeof(char));
        output.Advance(written);
        return written;
    }

    public static byte[] ToBytes(string text)
    {
        var buffer = new ArrayBufferWriter<byte>(Math.Max(1, text.Length));
        Write(text, buffer);
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>The ordinal order of two strings, mostly without making them.</summary>
    public static int Compare(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other)
    {
        var same = one.CommonPrefixLength(other);
        if (same == one.Length || same == other.Length)
        {
            return one.Length.CompareTo(other.Length);
        }

        // Below this, bytes of UTF-8 are in the order of UTF-16. Above, U+E000 … U+FFFF come before the surrogates only here.
        const byte firstOutOfOrder = 0xEE;
        return Math.Max(one[same], other[same]) < firstOutOfOrder
            ? one[same].CompareTo(other[same])
            : string.CompareOrdinal(TryRead(one), TryRead(other));
    }

    /// <summary><see langword="null"/> where the bytes are no string.</summary>
    public static string? TryRead(ReadOnlySpan<byte> bytes)
    {
        if (!bytes.IsEmpty && bytes[0] == UnitsFollow)
        {
            return bytes.Length % sizeof(char) == 1 ? new string(MemoryMarshal.Cast<byte, char>(bytes[1..])) : null;
        }

        return System.Text.Unicode.Utf8.IsValid(bytes) ? Utf8.GetString(bytes) : null;
    }
}
