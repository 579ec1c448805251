using Rung.Storage.Locks;

namespace Rung.Storage.Tests.Locks;

public sealed class FolderLockTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("rung-lock-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_second_holder_is_refused_until_the_first_lets_go()
    {
        using (FolderLock.TryAcquire(_folder, TimeProvider.System))
        {
            Assert.Null(FolderLock.TryAcquire(_folder, TimeProvider.System));
        }

        using var next = FolderLock.TryAcquire(_folder, TimeProvider.System);

        Assert.NotNull(next);
    }

    [Fact]
    public async Task Who_waits_is_told_who_holds_it()
    {
        var first = FolderLock.TryAcquire(_folder, TimeProvider.System)!;
        var told = new TaskCompletionSource<LockHolder?>();

        var waiting = FolderLock.AcquireAsync(_folder, told.SetResult, TimeProvider.System, Cancellation);
        var holder = await told.Task;
        first.Dispose();
        using var second = await waiting;

        Assert.Equal(Environment.ProcessId, holder!.ProcessId);
    }

    [Fact]
    public void A_stale_note_does_not_hold_the_lock()
    {
        File.WriteAllText(Path.Combine(_folder, "lock"), "");
        File.WriteAllText(Path.Combine(_folder, "lock.json"), "not even json");

        using var held = FolderLock.TryAcquire(_folder, TimeProvider.System);

        Assert.NotNull(held);
    }

    [Fact]
    public async Task Waiting_can_be_stopped()
    {
        using var held = FolderLock.TryAcquire(_folder, TimeProvider.System);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);

        var waiting = FolderLock.AcquireAsync(_folder, _ => stop.Cancel(), TimeProvider.System, stop.Token);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }
}
