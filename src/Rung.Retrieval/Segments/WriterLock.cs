using System.Globalization;

namespace Rung.Retrieval.Segments;

/// <summary>
/// Holds an index against other writers. The operating system's lock on an open file decides, so that it ends with its process,
/// however that dies; who holds it is written beside it, and only ever informs.
/// </summary>
internal sealed class WriterLock : IDisposable
{
    private readonly FileStream _file;

    private WriterLock(FileStream file) => _file = file;

    /// <exception cref="IndexLockedException">Somebody else holds it.</exception>
    public static WriterLock Take(string folder)
    {
        var path = Path.Combine(folder, "write.lock");
        try
        {
            var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            var holder = string.Create(CultureInfo.InvariantCulture, $"process {Environment.ProcessId} on {Environment.MachineName}");
            File.WriteAllText(HolderPath(folder), holder);
            return new WriterLock(file);
        }
        catch (IOException) when (File.Exists(path))
        {
            throw new IndexLockedException(folder, HolderOf(folder));
        }
    }

    public void Dispose() => _file.Dispose();

    private static string HolderPath(string folder) => Path.Combine(folder, "write.holder");

    private static string? HolderOf(string folder)
    {
        try
        {
            return File.ReadAllText(HolderPath(folder));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
