using System.Collections.Immutable;
using Rung.Retrieval.Segments;

namespace Rung.Retrieval.Lexical;

/// <summary>
/// Changes a lexical index in a folder; there is one at a time. All passages of a document are replaced together. What was changed
/// is found, and kept whatever happens, when <see cref="CommitAsync(CancellationToken)"/> has returned; without it, it is forgotten.
/// Segments are merged in the background. Safe for concurrent calls, which wait for each other; searches never wait.
/// </summary>
public sealed class LexicalWriter : IAsyncDisposable
{
    private readonly IndexFolder _folder;
    private readonly LexicalOptions _options;
    private readonly SegmentFlush _flush;
    private readonly Analyzer _analyzer;
    private readonly SearcherPool _pool;
    private readonly SemaphoreSlim _gate = new(1);
    private readonly BackgroundMerging _merging;
    private readonly PendingDocuments _pending = new();
    private ImmutableArray<CommittedSegment> _working;
    private volatile LexicalSnapshot _snapshot;

    internal LexicalWriter(IndexFolder folder, LexicalOptions options)
    {
        options.Validate();
        _folder = folder;
        _options = options;
        _flush = new SegmentFlush(folder, options);
        _analyzer = new Analyzer(options.Analysis);
        _pool = new SearcherPool(options.Analysis);
        Published = _working = LexicalPart.Open(folder, folder.Manifest, options.Analysis, open: []);
        _snapshot = NewSnapshot();
        _merging = new BackgroundMerging(folder, this);
    }

    /// <summary>Opens an index to change it, and makes one where there is none.</summary>
    /// <param name="folder">The folder; made where it is missing. Other files in it are left alone.</param>
    /// <param name="options">How to analyse and score; null: the defaults.</param>
    /// <exception cref="IndexLockedException">Another writer holds it.</exception>
    /// <exception cref="IndexDamagedException">A file of it is not what was written.</exception>
    /// <exception cref="IndexSettingsException">It was made with other options of analysis.</exception>
    public static LexicalWriter Open(string folder, LexicalOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        var opened = IndexFolder.OpenToWrite(folder);
        try
        {
            return new LexicalWriter(opened, options ?? new LexicalOptions());
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    /// <summary>The index as of the last commit.</summary>
    public LexicalSnapshot Snapshot() => _snapshot;

    /// <summary>Puts a document's passages in the place of those that the index has of it.</summary>
    /// <param name="document">Its name.</param>
    /// <param name="passages">All its passages; none deletes it.</param>
    /// <param name="cancellationToken">Ends the waiting; the change may be made nevertheless.</param>
    /// <exception cref="DuplicatePassageException">An id is taken; nothing was changed.</exception>
    public async Task ReplaceAsync(string document, IReadOnlyCollection<Passage> passages, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(passages);
        await _gate.WaitAsync(cancellationToken);
        try
        {
            IdCheck.Run(document, passages, _pending, _working);
            _pending.Replace(document, passages);
            if (_pending.Characters >= _options.BufferedCharacters)
            {
                await FlushAsync(cancellationToken);
            }
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Deletes a document; nothing happens where the index does not have it.</summary>
    public Task DeleteAsync(string document, CancellationToken cancellationToken) => ReplaceAsync(document, [], cancellationToken);

    /// <summary>Makes all changes since the last commit lasting and findable, in one step.</summary>
    public Task CommitAsync(CancellationToken cancellationToken) => CommitAsync([], cancellationToken);

    /// <summary>Merges what can be merged; returns when it is committed. The index finds the same before and after.</summary>
    public async Task CompactAsync(CancellationToken cancellationToken)
    {
        await CommitAsync(cancellationToken);
        await _merging.MergeAllAsync(cancellationToken);
    }

    /// <summary>Returns when there is nothing to merge any more.</summary>
    internal Task RestAsync(CancellationToken cancellationToken) => _merging.RestAsync(cancellationToken);

    /// <summary>Ends merging and lets go of the folder. What was not committed is forgotten.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await _merging.DisposeAsync();
        }
        finally
        {
            _folder.Dispose();
            _gate.Dispose();
        }
    }

    /// <summary>Commits other rooms' parts in the same step.</summary>
    internal async Task CommitAsync(IReadOnlyCollection<IndexPart> alongside, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            await FlushAsync(cancellationToken);
            var isNew = _folder.Manifest.Find(LexicalPart.Name) is null;
            if (isNew || alongside.Count > 0 || !_working.SequenceEqual(Published))
            {
                _working = [.. _working.Select(segment => segment.Written(_folder))];
                Publish(_working, alongside);
            }
        }
        finally
        {
            _gate.Release();
        }

        _merging.Wake();
    }

    internal ImmutableArray<CommittedSegment> Published { get; private set; }

    internal int MergedSegments => _options.MergedSegments;

    /// <summary>Commits a merged segment in the place of its sources, beside whatever has not been committed yet.</summary>
    internal async Task AdoptAsync(MergedSegment merged, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            var isSame = _working.SequenceEqual(Published);
            ImmutableArray<CommittedSegment> published =
                [.. merged.Adopt(Published, _analyzer).Select(segment => segment.Written(_folder))];
            _working = isSame ? published : merged.Adopt(_working, _analyzer);
            Publish(published, alongside: []);
        }
        finally
        {
            _gate.Release();
        }
    }

    private void Publish(ImmutableArray<CommittedSegment> segments, IReadOnlyCollection<IndexPart> alongside)
    {
        _folder.Publish([LexicalPart.ToPart(segments, _options.Analysis), .. alongside]);
        Published = segments;
        _snapshot = NewSnapshot();
    }

    private LexicalSnapshot NewSnapshot() =>
        new([.. Published.Select(segment => segment.View)], _pool, _options.Bm25, _folder.Manifest.Generation);

    private async Task FlushAsync(CancellationToken cancellationToken)
    {
        if (_pending.IsEmpty)
        {
            return;
        }

        var segments = await _flush.WriteAsync(PassageOrder.Sorted(_pending.Passages), cancellationToken);
        _working = [.. DocumentDeletion.Delete(_working, _pending.Names, _analyzer), .. segments];
        _pending.Clear();
    }
}
