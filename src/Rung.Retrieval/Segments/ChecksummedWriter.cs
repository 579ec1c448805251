using System.Runtime.InteropServices;

namespace Rung.Retrieval.Segments;

/// <summary>
/// Writes a file of sections with a checksum at its end, front to back. Synchronous on purpose: what it is given comes in small
/// pieces from a loop that computes, on a background thread. One thread at a time.
/// </summary>
internal sealed class ChecksummedWriter : IDisposable
{
    private const int BufferSize = 1 << 18;

    private readonly Stream _stream;
    private readonly byte[] _buffer = GC.AllocateUninitializedArray<byte>(BufferSize);
    private readonly List<SectionPlace> _sections = [];
    private Crc32C _checksum;
    private long _written;
    private int _buffered;
    private long _sectionStart;

    /// <param name="stream">Takes the bytes; disposed with the writer.</param>
    /// <param name="kind">What the file holds.</param>
    public ChecksummedWriter(Stream stream, FileKind kind)
    {
        _stream = stream;
        Write(new FileHeader(ChecksummedLayout.Magic, kind.Code, kind.Version, Reserved: 0));
        _sectionStart = Position;
    }

    /// <summary>How many bytes were written.</summary>
    public long Position => _written + _buffered;

    /// <summary>How many bytes of the open section were written.</summary>
    public long SectionLength => Position - _sectionStart;

    /// <summary>A new file that must not exist yet.</summary>
    public static ChecksummedWriter Create(string path, FileKind kind) =>
        new(new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0), kind);

    public void Write<T>(in T value)
        where T : unmanaged =>
        Write(MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in value)));

    public void Write<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        // A span of bytes may count to 2³¹ only; values of eight bytes get there sooner.
        const int most = 1 << 24;
        for (; values.Length > most; values = values[most..])
        {
            Write(MemoryMarshal.AsBytes(values[..most]));
        }

        Write(MemoryMarshal.AsBytes(values));
    }

    public void Write(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > _buffer.Length - _buffered)
        {
            var part = _buffer.Length - _buffered;
            bytes[..part].CopyTo(_buffer.AsSpan(_buffered));
            _buffered += part;
            Flush();
            bytes = bytes[part..];
        }

        bytes.CopyTo(_buffer.AsSpan(_buffered));
        _buffered += bytes.Length;
    }

    /// <summary>Fills up with zeros to a multiple of <paramref name="alignment"/> within the open section.</summary>
    public void Align(int alignment)
    {
        Span<byte> zeros = stackalloc byte[ChecksummedLayout.Alignment];
        zeros.Clear();
        Write(zeros[..(int)((alignment - (SectionLength % alignment)) % alignment)]);
    }

    /// <summary>Ends the open section; what is written next belongs to the next one.</summary>
    public void EndSection()
    {
        _sections.Add(new SectionPlace((ulong)_sectionStart, (ulong)SectionLength));
        Align(ChecksummedLayout.Alignment);
        _sectionStart = Position;
    }

    /// <summary>Writes the end and, to a file, waits until the disk has all of it.</summary>
    public PartFile Finish(string name)
    {
        foreach (var section in _sections)
        {
            Write(section);
        }

        Write((uint)_sections.Count);
        Flush();
        var checksum = _checksum.Value;
        Write(checksum);
        Write(ChecksummedLayout.EndMagic);
        Flush();
        if (_stream is FileStream file)
        {
            file.Flush(flushToDisk: true);
        }

        return new PartFile(name, _written, checksum);
    }

    public void Dispose() => _stream.Dispose();

    private void Flush()
    {
        var bytes = _buffer.AsSpan(0, _buffered);
        _checksum.Add(bytes);
        _stream.Write(bytes);
        _written += _buffered;
        _buffered = 0;
    }
}
