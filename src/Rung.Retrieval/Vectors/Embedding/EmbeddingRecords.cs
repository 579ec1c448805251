using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using Rung.Retrieval.Segments;

namespace Rung.Retrieval.Vectors.Embedding;

/// <summary>
/// The vectors of one model in one file: a header that names the model, then records of the hash of a text, its vector and a
/// checksum, little-endian. Only ever appended to. Its owner sees to one call at a time, and to one writer among processes.
/// </summary>
internal sealed class EmbeddingRecords(string path, string model)
{
    private const int HashBytes = 32;
    private const int MostComponents = 1 << 20;

    private static ReadOnlySpan<byte> Magic => "RUNGEMB1"u8;

    private readonly Dictionary<string, (long Offset, int Count)> _places = new(StringComparer.Ordinal);
    private long _end; // of what was read and found whole

    public string Path => path;

    /// <summary>Opens the file and takes in what others appended; <see langword="null"/>: there is none.</summary>
    public FileStream? OpenToRead()
    {
        if (!File.Exists(path))
        {
            return null;
        }

        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        TakeIn(file);
        return file;
    }

    public ReadOnlyMemory<float>? Find(FileStream file, string textHash)
    {
        if (!_places.TryGetValue(textHash, out var place))
        {
            return null;
        }

        var vector = new float[place.Count];
        RandomAccess.Read(file.SafeFileHandle, MemoryMarshal.AsBytes(vector.AsSpan()), place.Offset);
        return vector;
    }

    /// <summary>Appends what is not there yet, and returns when it is on the disk.</summary>
    public void Append(IReadOnlyList<(string TextHash, ReadOnlyMemory<float> Vector)> vectors)
    {
        using var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite);
        TakeIn(file);

        // Half a record that a kill left: nobody else writes now.
        file.SetLength(_end);
        file.Position = _end;
        if (_end == 0)
        {
            file.Write(Header());
        }

        foreach (var (hash, vector) in vectors)
        {
            if (!_places.ContainsKey(hash))
            {
                file.Write(RecordOf(hash, vector.Span));
            }
        }

        file.Flush(flushToDisk: true);
        TakeIn(file);
    }

    private void TakeIn(FileStream file)
    {
        file.Position = _end;
        var reader = new BufferedStream(file, 1 << 20);
        if (_end == 0)
        {
            var header = Header();
            var there = new byte[header.Length];
            if (reader.ReadAtLeast(there, there.Length, throwOnEndOfStream: false) < there.Length || !there.AsSpan().SequenceEqual(header))
            {
                return;
            }

            _end = header.Length;
        }

        var head = new byte[HashBytes + sizeof(int)];
        while (reader.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length)
        {
            var count = BinaryPrimitives.ReadInt32LittleEndian(head.AsSpan(HashBytes));
            if (count is < 1 or > MostComponents || !IsWhole(reader, head, new byte[(count * sizeof(float)) + sizeof(uint)]))
            {
                return;
            }

            _places[Convert.ToHexStringLower(head.AsSpan(0, HashBytes))] = (_end + head.Length, count);
            _end += head.Length + (count * sizeof(float)) + sizeof(uint);
        }
    }

    private static bool IsWhole(BufferedStream reader, byte[] head, byte[] rest)
    {
        if (reader.ReadAtLeast(rest, rest.Length, throwOnEndOfStream: false) < rest.Length)
        {
            return false;
        }

        var checksum = default(Crc32C);
        checksum.Add(head);
        checksum.Add(rest.AsSpan(0, rest.Length - sizeof(uint)));
        return checksum.Value == BinaryPrimitives.ReadUInt32LittleEndian(rest.AsSpan(rest.Length - sizeof(uint)));
    }

    private byte[] Header()
    {
        var name = Encoding.UTF8.GetBytes(model);
        var header = new byte[Magic.Length + sizeof(int) + name.Length];
        Magic.CopyTo(header);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(Magic.Length), name.Length);
        name.CopyTo(header, Magic.Length + sizeof(int));
        return header;
    }

    private static byte[] RecordOf(string hash, ReadOnlySpan<float> vector)
    {
        var record = new byte[HashBytes + sizeof(int) + (vector.Length * sizeof(float)) + sizeof(uint)];
        Convert.FromHexString(hash, record.AsSpan(0, HashBytes), out _, out _);
        BinaryPrimitives.WriteInt32LittleEndian(record.AsSpan(HashBytes), vector.Length);
        MemoryMarshal.AsBytes(vector).CopyTo(record.AsSpan(HashBytes + sizeof(int)));
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(record.Length - sizeof(uint)), Crc32C.Of(record.AsSpan(0, record.Length - sizeof(uint))));
        return record;
    }
}
