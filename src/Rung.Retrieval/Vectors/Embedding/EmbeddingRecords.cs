using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using Rung.Retrieval.Segments;

namespace Rung.Retrieval.Vectors.Embedding;

/// <summary>
/// The vectors of one model in one file: a header that names the model, then records of the hash of a text, its vector and a
/// checksum, little-endian. Only ever appended to; a damaged record is passed over. Its owner sees to one call at a time, and to one writer among processes.
/// </summary>
internal sealed class EmbeddingRecords(string path, string model)
{
    private const int HashBytes = 32;
    private const int MostComponents = 1 << 20;

    private static ReadOnlySpan<byte> Magic => "RUNGEMB1"u8;

    private readonly Dictionary<string, (long Offset, int Count)> _places = new(StringComparer.Ordinal);
    private long _end; // of the last that was read and found whole
    private int _usualCount; // of the components of a vector, as far as one was read

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

        // Half a record that a kill left: nobody else writes now. The header is written again because it may be what was damaged.
        file.SetLength(_end);
        file.Position = 0;
        file.Write(Header());
        file.Position = file.Length;
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
        var length = file.Length;
        var header = Header();
        var at = Math.Max(_end, header.Length);
        if (_end == 0 && StartsWith(file, header))
        {
            _end = header.Length;
        }

        file.Position = at;
        var reader = new BufferedStream(file, 1 << 20);
        var head = new byte[HashBytes + sizeof(int)];
        while (reader.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length)
        {
            var count = BinaryPrimitives.ReadInt32LittleEndian(head.AsSpan(HashBytes));
            if (count is >= 1 and <= MostComponents && at + SizeOf(count) <= length && IsWhole(reader, head, count))
            {
                _places[Convert.ToHexStringLower(head.AsSpan(0, HashBytes))] = (at + head.Length, count);
                _usualCount = count;
                at = _end = at + SizeOf(count);
                continue;
            }

            // Damaged. All vectors of a model are of one length, so the next record is behind as many bytes; when no whole one comes, this was the end.
            var skipped = _usualCount > 0 ? _usualCount : count;
            if (skipped is < 1 or > MostComponents || at + SizeOf(skipped) > length)
            {
                return;
            }

            reader.Position = at += SizeOf(skipped);
        }
    }

    private static bool StartsWith(FileStream file, byte[] header)
    {
        var there = new byte[header.Length];
        file.Position = 0;
        return file.ReadAtLeast(there, there.Length, throwOnEndOfStream: false) == there.Length && there.AsSpan().SequenceEqual(header);
    }

    private static bool IsWhole(BufferedStream reader, byte[] head, int count)
    {
        var rest = new byte[(count * sizeof(float)) + sizeof(uint)];
        if (reader.ReadAtLeast(rest, rest.Length, throwOnEndOfStream: false) < rest.Length)
        {
            return false;
        }

        var checksum = default(Crc32C);
        checksum.Add(head);
        checksum.Add(rest.AsSpan(0, rest.Length - sizeof(uint)));
        return checksum.Value == BinaryPrimitives.ReadUInt32LittleEndian(rest.AsSpan(rest.Length - sizeof(uint)));
    }

    private static int SizeOf(int count) => HashBytes + sizeof(int) + (count * sizeof(float)) + sizeof(uint);

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
        var record = new byte[SizeOf(vector.Length)];
        Convert.FromHexString(hash, record.AsSpan(0, HashBytes), out _, out _);
        BinaryPrimitives.WriteInt32LittleEndian(record.AsSpan(HashBytes), vector.Length);
        MemoryMarshal.AsBytes(vector).CopyTo(record.AsSpan(HashBytes + sizeof(int)));
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(record.Length - sizeof(uint)), Crc32C.Of(record.AsSpan(0, record.Length - sizeof(uint))));
        return record;
    }
}
