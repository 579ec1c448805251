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
    private const int MostOnStack = 256;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>A string of so many units takes at most so many bytes.</summary>
    public static int MostBytes(int units) => Utf8.GetMaxByteCount(units) + 1;

    /// <summary>Returns how many bytes were written; there is room for <see cref="MostBytes"/>.</summary>
    public static int Write(string text, Span<byte> output)
    {
        if (System.Text.Unicode.Utf8.FromUtf16(text, output, out _, out var written, replaceInvalidSequences: false) is OperationStatus.Done)
        {
            return written;
        }

        output[0] = UnitsFollow;
        MemoryMarshal.AsBytes(text.AsSpan()).CopyTo(output[1..]);
        return 1 + (text.Length * sizeof(char));
    }

    public static void Write(string text, IBufferWriter<byte> output) =>
        output.Advance(Write(text, output.GetSpan(MostBytes(text.Length))));

    public static byte[] ToBytes(string text)
    {
        var most = MostBytes(text.Length);
        var buffer = most <= MostOnStack ? stackalloc byte[MostOnStack] : new byte[most];
        return buffer[..Write(text, buffer)].ToArray();
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
