using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Rung.Retrieval.Segments;

/// <summary>
/// Something learnt in a small file: "RUNGLRNT", the kind and the version of its content (uint32 each, little-endian), the
/// content, SHA-256 of all before it. A file is written beside its place and moved there, so that nobody sees half of it.
/// </summary>
internal static class LearntFile
{
    private const int HeaderLength = 16;
    private const long MostBytes = 1 << 30;

    private static ReadOnlySpan<byte> Magic => "RUNGLRNT"u8;

    public static void Write(string path, FileKind kind, ReadOnlySpan<byte> content)
    {
        var bytes = new byte[HeaderLength + content.Length + SHA256.HashSizeInBytes];
        Magic.CopyTo(bytes);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(8), kind.Code);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(12), kind.Version);
        content.CopyTo(bytes.AsSpan(HeaderLength));
        SHA256.HashData(bytes.AsSpan(0, HeaderLength + content.Length), bytes.AsSpan(HeaderLength + content.Length));
        WriteWhole(path, bytes);
    }

    /// <summary>The content.</summary>
    /// <exception cref="LearntFileException">It is not there, damaged, of another kind or of another version.</exception>
    public static ReadOnlyMemory<byte> Read(string path, FileKind kind)
    {
        var bytes = ReadWhole(path);
        if (bytes.Length < HeaderLength + SHA256.HashSizeInBytes || !bytes.AsSpan().StartsWith(Magic))
        {
            throw new LearntFileException(path, "it starts like another kind of file");
        }

        var end = bytes.Length - SHA256.HashSizeInBytes;
        if (!SHA256.HashData(bytes.AsSpan(0, end)).AsSpan().SequenceEqual(bytes.AsSpan(end)))
        {
            throw new LearntFileException(path, "it is damaged or cut off (its checksum does not agree with its bytes)");
        }

        if (BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(8)) != kind.Code)
        {
            throw new LearntFileException(path, "something else was learnt in it");
        }

        var version = BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(12));
        return version == kind.Version
            ? bytes.AsMemory(HeaderLength, end - HeaderLength)
            : throw new LearntFileException(path, FormattableString.Invariant($"it has version {version} of its layout, and this program reads {kind.Version}"));
    }

    /// <summary>Writes bytes that have a format of their own.</summary>
    public static void WriteWhole(string path, ReadOnlySpan<byte> bytes)
    {
        var beside = path + ".new";
        using (var stream = new FileStream(beside, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            stream.Write(bytes);
            stream.Flush(flushToDisk: true);
        }

        File.Move(beside, path, overwrite: true);
    }

    /// <summary>Reads them.</summary>
    /// <exception cref="LearntFileException">It is not there, or too large to be one.</exception>
    public static byte[] ReadWhole(string path)
    {
        var file = new FileInfo(path);
        return !file.Exists ? throw new LearntFileException(path, "it is not there")
            : file.Length > MostBytes ? throw new LearntFileException(path, "it is too large to be one")
            : File.ReadAllBytes(path);
    }
}
