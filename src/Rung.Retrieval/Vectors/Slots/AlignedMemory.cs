using System.Runtime.InteropServices;

namespace Rung.Retrieval.Vectors.Slots;

/// <summary>Zeroed memory that begins on a large page; freed when it is disposed of, or else by the garbage collector.</summary>
internal sealed unsafe partial class AlignedMemory : SafeHandle
{
    // Linux: the advice to back a range with pages of 2 MiB. A search through a graph jumps from page to page, and a table of 4 KiB
    // pages for a gigabyte fits no processor's buffer.
    private const int AdviseHugePages = 14;
    private const nuint HugePage = 2 << 20;

    /// <param name="bytes">How many; at least 1.</param>
    public AlignedMemory(long bytes)
        : base(0, ownsHandle: true)
    {
        var rounded = ((nuint)bytes + HugePage - 1) / HugePage * HugePage;
        var isLarge = (nuint)bytes >= HugePage;
        var size = isLarge ? rounded : (nuint)bytes;
        var start = NativeMemory.AlignedAlloc(size, isLarge ? HugePage : 64);
        SetHandle((nint)start);
        if (isLarge && OperatingSystem.IsLinux())
        {
            // Advice only: where it is refused, pages stay small.
            _ = Advise(start, size, AdviseHugePages);
        }

        NativeMemory.Clear(start, size);
        GC.AddMemoryPressure(_pressure = (long)size);
    }

    private readonly long _pressure;

    public byte* Start => (byte*)handle;

    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        NativeMemory.AlignedFree((void*)handle);
        GC.RemoveMemoryPressure(_pressure);
        return true;
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Advise(void* start, nuint length, int advice);
}
