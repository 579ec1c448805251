using System.Collections.Immutable;
using System.Runtime.ExceptionServices;
using Rung.Retrieval.Segments;

namespace Rung.Retrieval.Lexical;

/// <summary>
/// Merges the segments of a writer after its commits, one merge at a time. Its writer owns it and awaits its end. A merge that fails
/// costs no passage; it is tried again after the next commit, and thrown at the end if it never succeeded.
/// </summary>
internal sealed class BackgroundMerging : IAsyncDisposable
{
    private readonly IndexFolder _folder;
    private readonly LexicalWriter _writer;
    private readonly CancellationTokenSource _ending = new();
    private readonly SemaphoreSlim _wake = new(0);
    private readonly SemaphoreSlim _one = new(1);
    private readonly Task _loop;
    private ExceptionDispatchInfo? _failure;

    public BackgroundMerging(IndexFolder folder, LexicalWriter writer)
    {
        _folder = folder;
        _writer = writer;
        _loop = Task.Run(LoopAsync);
    }

    /// <summary>Looks for something to merge.</summary>
    public void Wake() => _wake.Release();

    /// <summary>Merges as many segments into one as fit, until no two fit.</summary>
    public async Task MergeAllAsync(CancellationToken cancellationToken)
    {
        while (await MergeOnceAsync(All, cancellationToken))
        {
        }
    }

    /// <summary>Does what the plan wants done; returns when it wants nothing more.</summary>
    public async Task RestAsync(CancellationToken cancellationToken)
    {
        while (await MergeOnceAsync(segments => MergePlan.Choose(segments, _writer.MergedSegments), cancellationToken))
        {
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        try
        {
            await _loop;
        }
        catch (OperationCanceledException) when (_ending.IsCancellationRequested)
        {
            // A merge that was under way; its sources are all there.
        }

        _ending.Dispose();
        _wake.Dispose();
        _one.Dispose();
        _failure?.Throw();
    }

    private async Task LoopAsync()
    {
        while (true)
        {
            await _wake.WaitAsync(_ending.Token);
            try
            {
                await RestAsync(_ending.Token);
                _failure = null;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or RetrievalException)
            {
                _failure = ExceptionDispatchInfo.Capture(e);
            }
        }
    }

    private async Task<bool> MergeOnceAsync(
        Func<ImmutableArray<CommittedSegment>, ImmutableArray<CommittedSegment>> choose, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            var chosen = choose(_writer.Published);
            if (chosen.IsEmpty)
            {
                return false;
            }

            var merged = await Task.Run(() => SegmentMerger.Merge(_folder, chosen, cancellationToken), cancellationToken);
            await _writer.AdoptAsync(merged, cancellationToken);
            return true;
        }
        finally
        {
            _one.Release();
        }
    }

    // Two or more that fit together; or one that holds what was deleted.
    private static ImmutableArray<CommittedSegment> All(ImmutableArray<CommittedSegment> segments)
    {
        var fitting = MergePlan.Fitting(segments.OrderBy(segment => segment.View.Count));
        return fitting.Length > 1 ? fitting : [.. segments.Where(segment => segment.View.Deletions is not null).Take(1)];
    }
}
