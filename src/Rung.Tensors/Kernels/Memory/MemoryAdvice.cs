using System.Runtime.InteropServices;

namespace Rung.Tensors.Kernels.Memory;

/// <summary>Tells the system how memory will be used. Where it does not listen, everything works as before, with more memory or less speed.</summary>
internal static unsafe partial class MemoryAdvice
{
    // Linux: as in its header sys/mman.h.
    private const int NoLongerNeeded = 4;
    private const int HugePages = 14;

    /// <summary>Back the range by large pages.</summary>
    public static void PreferHugePages(void* start, nuint size) => Advise(start, size, HugePages);

    /// <summary>
    /// The pages that lie wholly in a mapped file's range need not stay in memory; whoever reads there again gets them from the file. Not
    /// for memory that is no file's: it would be zero.
    /// </summary>
    public static void ForgetFilePages(void* start, long size)
    {
        var page = Environment.SystemPageSize;
        var first = ((nint)start + page - 1) / page * page;
        var end = (nint)((nint)start + size) / page * page;
        if (end > first)
        {
            Advise((void*)first, (nuint)(end - first), NoLongerNeeded);
        }
    }

    private static void Advise(void* start, nuint size, int advice)
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        try
        {
            _ = Call(start, size, advice);
        }
        catch (Exception exception) when (exception is DllNotFoundException or EntryPointNotFoundException)
        {
            // A system without the call.
        }
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Call(void* start, nuint size, int advice);
}
