using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Rung.Retrieval.Adapters;

/// <summary>
/// An adapter in bytes: "RUNGQAD1", the number of dimensions (int32), the rows of the matrix (float32), SHA-256 of all
/// before it; all little-endian.
/// </summary>
internal static class AdapterFormat
{
    private const int MostDimensions = 16_384;
    private const int HeaderLength = 12;

    private static ReadOnlySpan<byte> Magic => "RUNGQAD1"u8;

    public static byte[] Write(int dimensions, ReadOnlySpan<byte> matrix)
    {
        var bytes = new byte[HeaderLength + matrix.Length + SHA256.HashSizeInBytes];
        Magic.CopyTo(bytes);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(Magic.Length), dimensions);
        matrix.CopyTo(bytes.AsSpan(HeaderLength));
        SHA256.HashData(bytes.AsSpan(0, HeaderLength + matrix.Length), bytes.AsSpan(HeaderLength + matrix.Length));
        return bytes;
    }

    public static QueryAdapter Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < HeaderLength || !bytes.StartsWith(Magic))
        {
            throw new AdapterFormatException("These bytes are no query adapter. Give the file that an adapter was written to.");
        }

        var dimensions = BinaryPrimitives.ReadInt32LittleEndian(bytes[Magic.Length..]);
        var length = dimensions is >= 1 and <= MostDimensions ? HeaderLength + (4L * dimensions * dimensions) : -1;
        if (length < 0 || bytes.Length != length + SHA256.HashSizeInBytes
            || !SHA256.HashData(bytes[..(int)length]).AsSpan().SequenceEqual(bytes[(int)length..]))
        {
            throw new AdapterFormatException("The query adapter is damaged or cut off. Copy it again, or learn it anew.");
        }

        return new(MemoryMarshal.Cast<byte, float>(bytes[HeaderLength..(int)length]).ToArray(), dimensions);
    }
}
