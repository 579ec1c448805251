using System.IO.MemoryMappedFiles;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Rung.Retrieval.Segments;

/// <summary>
/// An immutable file of sections, mapped into memory; its checksum was verified when it was opened. The memory stays mapped as
/// long as this object can be reached: whoever reads a span of it keeps the object alive until after the last read
/// (<see cref="GC.KeepAlive"/>), and nobody can unmap it under a reader. Safe for concurrent reads.
/// </summary>
internal sealed unsafe class ChecksummedFile
{
    private readonly object _owner;
    private readonly byte* _bytes;
    private readonly SectionPlace[] _sections;

    private ChecksummedFile(string path, FileKind kind, byte* bytes, long length, object owner)
    {
        Path = path;
        Length = length;
        _bytes = bytes;
        _owner = owner;
        var header = Unsafe.ReadUnaligned<FileHeader>(bytes);
        if (header.Magic != ChecksummedLayout.Magic || header.Kind != kind.Code)
        {
            throw Damaged("it starts like another kind of file");
        }

        if (header.Version != kind.Version)
        {
            throw Damaged(FormattableString.Invariant(
                $"it has version {header.Version} of its layout, and this program reads {kind.Version}"));
        }

        var end = Unsafe.ReadUnaligned<FileEnd>(bytes + length - FileEnd.Size);
        Checksum = end.Checksum;
        if (end.Magic != ChecksummedLayout.EndMagic || Computed() != Checksum)
        {
            throw Damaged("its checksum does not agree with its bytes");
        }

        _sections = SectionsOf(end.Sections);
    }

    public string Path { get; }

    public long Length { get; }

    public uint Checksum { get; }

    public int SectionCount => _sections.Length;

    /// <summary>Maps a file and verifies it.</summary>
    /// <exception cref="IndexDamagedException">It is not what was written.</exception>
    public static ChecksummedFile Map(string path, FileKind kind)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0);
            var length = file.Length;
            if (length < FileHeader.Size + FileEnd.Size)
            {
                throw new IndexDamagedException(path, FormattableString.Invariant($"it ends after {length} bytes"));
            }

            using var map = MemoryMappedFile.CreateFromFile(
                file, mapName: null, capacity: 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: true);

            // The view keeps the mapping by itself. Its handle is released by the collector, when no reader is left.
            var view = map.CreateViewAccessor(0, length, MemoryMappedFileAccess.Read).SafeMemoryMappedViewHandle;
            byte* pointer = null;
            view.AcquirePointer(ref pointer);
            view.ReleasePointer();
            return new ChecksummedFile(path, kind, pointer, length, view);
        }
        catch (FileNotFoundException e)
        {
            throw new IndexDamagedException(path, "it is gone", e);
        }
    }

    /// <summary>The same over bytes that were never in a file.</summary>
    public static ChecksummedFile Of(string name, FileKind kind, ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < FileHeader.Size + FileEnd.Size)
        {
            throw new IndexDamagedException(name, FormattableString.Invariant($"it ends after {bytes.Length} bytes"));
        }

        var pinned = GC.AllocateUninitializedArray<byte>(bytes.Length, pinned: true);
        bytes.CopyTo(pinned);
        return new ChecksummedFile(name, kind, (byte*)Unsafe.AsPointer(ref pinned[0]), pinned.Length, pinned);
    }

    /// <summary>The bytes of a section. See the type's summary on how long they may be read.</summary>
    public ReadOnlySpan<byte> Section(int index)
    {
        var place = _sections[index];
        return new ReadOnlySpan<byte>(_bytes + place.Offset, (int)place.Length);
    }

    /// <summary>A section as values of one type; any other number of them than <paramref name="count"/> is damage.</summary>
    public ReadOnlySpan<T> Section<T>(int index, long count)
        where T : unmanaged
    {
        var bytes = Section(index);
        return bytes.Length == count * sizeof(T)
            ? MemoryMarshal.Cast<byte, T>(bytes)
            : throw Damaged(FormattableString.Invariant($"section {index} has {bytes.Length} bytes where {count} values belong"));
    }

    public IndexDamagedException Damaged(string what) => new(Path, what);

    private uint Computed()
    {
        const int most = 1 << 30;
        var crc = default(Crc32C);
        var length = Length - FileEnd.Size + FileEnd.CheckedBytes;
        for (var start = 0L; start < length; start += most)
        {
            crc.Add(new ReadOnlySpan<byte>(_bytes + start, (int)Math.Min(most, length - start)));
        }

        GC.KeepAlive(_owner);
        return crc.Value;
    }

    private SectionPlace[] SectionsOf(uint count)
    {
        var tableEnd = (ulong)(Length - FileEnd.Size);
        if (count > ChecksummedLayout.MostSections || (count * SectionPlace.Size) + FileHeader.Size > tableEnd)
        {
            throw Damaged(FormattableString.Invariant($"it cannot hold {count} sections"));
        }

        var tableStart = tableEnd - (count * SectionPlace.Size);
        var sections = new ReadOnlySpan<SectionPlace>(_bytes + tableStart, (int)count).ToArray();
        foreach (var (offset, length) in sections)
        {
            if (offset > tableStart || length > tableStart - offset || length > int.MaxValue || offset % ChecksummedLayout.Alignment != 0)
            {
                throw Damaged("a section lies outside of it");
            }
        }

        return sections;
    }
}
