using System.Text.Json;

namespace Rung.Storage.Locks;

/// <summary>
/// Holds a state folder against other climbs. The operating system's lock on an open file decides, so that it ends with its
/// process, however that dies; who holds it is written beside it, and only ever informs.
/// </summary>
public sealed class FolderLock : IDisposable
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(250);

    private readonly FileStream _file;

    private FolderLock(FileStream file) => _file = file;

    /// <summary>Takes the lock if nobody holds it; otherwise <see langword="null"/>.</summary>
    public static FolderLock? TryAcquire(string folder, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        Directory.CreateDirectory(folder);
        try
        {
            var file = new FileStream(Path.Combine(folder, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            var holder = new LockHolder(Environment.ProcessId, Environment.MachineName, clock.GetUtcNow());
            File.WriteAllText(HolderPath(folder), JsonSerializer.Serialize(holder));
            return new FolderLock(file);
        }
        catch (IOException) when (File.Exists(Path.Combine(folder, "lock")))
        {
            return null;
        }
    }

    /// <summary>Waits for the lock.</summary>
    /// <param name="folder">The state folder.</param>
    /// <param name="onWaiting">Told once who holds it, if one has to wait; <see langword="null"/> holder: not known.</param>
    /// <param name="clock">Paces the attempts.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public static async Task<FolderLock> AcquireAsync(
        string folder, Action<LockHolder?> onWaiting, TimeProvider clock, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(onWaiting);
        var isTold = false;
        while (true)
        {
            if (TryAcquire(folder, clock) is { } held)
            {
                return held;
            }

            if (!isTold)
            {
                onWaiting(HolderOf(folder));
                isTold = true;
            }

            await Task.Delay(Pace, clock, cancellationToken);
        }
    }

    /// <summary>Who took the lock last; <see langword="null"/> when nobody did or the note cannot be read.</summary>
    public static LockHolder? HolderOf(string folder)
    {
        try
        {
            return JsonSerializer.Deserialize<LockHolder>(File.ReadAllText(HolderPath(folder)));
        }
        catch (Exception e) when (e is IOException or JsonException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    public void Dispose() => _file.Dispose();

    private static string HolderPath(string folder) => Path.Combine(folder, "lock.json");
}
