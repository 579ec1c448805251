using System.Threading.Channels;

namespace Rung.Retrieval.Indexes;

/// <summary>Calls whenever something changed below a folder and it is quiet again.</summary>
internal static class FolderWatch
{
    /// <summary>Events can be lost (a network drive, a full queue): so often it is looked without any.</summary>
    private static readonly TimeSpan Lookout = TimeSpan.FromSeconds(5);

    public static async Task RunAsync(string folder, TimeSpan quiet, Func<CancellationToken, Task> onChange, CancellationToken cancellationToken)
    {
        var signals = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        using var watcher = new FileSystemWatcher(folder)
        {
            IncludeSubdirectories = true,
            NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite | NotifyFilters.Size,
        };
        watcher.Changed += (_, _) => signals.Writer.TryWrite(true);
        watcher.Created += (_, _) => signals.Writer.TryWrite(true);
        watcher.Deleted += (_, _) => signals.Writer.TryWrite(true);
        watcher.Renamed += (_, _) => signals.Writer.TryWrite(true);
        watcher.Error += (_, _) => signals.Writer.TryWrite(true);
        watcher.EnableRaisingEvents = true;

        // What changed before the watching began.
        signals.Writer.TryWrite(true);
        while (!cancellationToken.IsCancellationRequested)
        {
            await WaitAsync(signals.Reader, Lookout, cancellationToken);
            await Task.Delay(quiet, cancellationToken);
            signals.Reader.TryRead(out _);
            await onChange(cancellationToken);
        }
    }

    private static async Task WaitAsync(ChannelReader<bool> signals, TimeSpan longest, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(longest);
        try
        {
            await signals.WaitToReadAsync(patience.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Nobody called: look all the same.
        }
    }
}
