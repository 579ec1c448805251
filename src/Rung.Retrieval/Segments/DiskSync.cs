using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Rung.Retrieval.Segments;

/// <summary>
/// Waits until the names in a folder are on the disk. On Unix a file that was written through is lost with the power when its
/// folder was not; Windows keeps names in the journal of its file system and needs nothing.
/// </summary>
internal static partial class DiskSync
{
    private const int ReadOnly = 0;

    public static void Folder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var folder = Open(path, ReadOnly);
        if (folder < 0)
        {
            throw new IOException($"The folder '{path}' cannot be opened: {new Win32Exception(Marshal.GetLastPInvokeError()).Message}");
        }

        var result = Fsync(folder);
        var error = Marshal.GetLastPInvokeError();
        _ = Close(folder);
        if (result < 0)
        {
            throw new IOException($"The folder '{path}' cannot be written through: {new Win32Exception(error).Message}");
        }
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Fsync(int descriptor);

    [LibraryImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Close(int descriptor);
}
