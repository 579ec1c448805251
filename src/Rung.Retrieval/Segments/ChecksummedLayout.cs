using System.Runtime.InteropServices;

namespace Rung.Retrieval.Segments;

/// <summary>The frame around the sections of a file; docs/index-format.md shows it.</summary>
internal static class ChecksummedLayout
{
    /// <summary>Every section starts at a multiple of this.</summary>
    public const int Alignment = 8;

    public const int MostSections = 256;

    /// <summary>"RUNG" in a file.</summary>
    public const uint Magic = 0x474E5552;

    /// <summary>"RUNGEND\n" in a file.</summary>
    public const ulong EndMagic = 0x0A444E45_474E5552;
}

/// <summary>The first bytes of a file.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly record struct FileHeader(uint Magic, uint Kind, uint Version, uint Reserved)
{
    public const int Size = 16;
}

/// <summary>Where a section stands.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 8)]
internal readonly record struct SectionPlace(ulong Offset, ulong Length)
{
    public const int Size = 16;
}

/// <summary>The last bytes of a file; the checksum is that of all bytes before it.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly record struct FileEnd(uint Sections, uint Checksum, ulong Magic)
{
    public const int Size = 16;

    public const int CheckedBytes = sizeof(uint);
}
