using Rung.Core.Stores;
using Rung.Engine.Climbing;
using Rung.Engine.Tasks;
using Rung.Storage.Locks;
using Rung.Storage.Sqlite;

namespace Rung.Cli;

/// <summary>The folder <c>.rung</c> of a task: found if it is there, made when the climb needs it, held until the command ends.</summary>
internal sealed class TaskState(string taskFolder, bool waits, Action<string> onNote, TimeProvider clock) : IClimbState, IAsyncDisposable
{
    private readonly string _folder = StateFolder.Of(taskFolder);
    private FolderLock? _lock;
    private SqliteStore? _store;

    public async Task<IStore?> FindAsync(CancellationToken cancellationToken) =>
        File.Exists(Path.Combine(_folder, SqliteStore.FileName)) ? await OpenAsync(cancellationToken) : null;

    public async Task<IStore> OpenAsync(CancellationToken cancellationToken)
    {
        _lock ??= waits
            ? await FolderLock.AcquireAsync(_folder, holder => onNote($"Waiting: {_folder} is held by {Named(holder)}."), clock, cancellationToken)
            : FolderLock.TryAcquire(_folder, clock)
                ?? throw new ClimbException($"{_folder} is held by {Named(FolderLock.HolderOf(_folder))}. Wait for it to end, or leave out --no-wait.");
        return _store ??= await SqliteStore.OpenAsync(new SqliteStoreOptions { Folder = _folder }, clock, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (_store is not null)
        {
            await _store.DisposeAsync();
        }

        _lock?.Dispose();
    }

    private static string Named(LockHolder? holder) => holder?.ToString() ?? "another process";
}
