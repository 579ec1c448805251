using System.Collections.Immutable;
using System.Diagnostics;
using Rung.Retrieval.Documents;
using Rung.Retrieval.Indexes.Parts;
using Rung.Retrieval.Lexical;
using Rung.Retrieval.Segments;

namespace Rung.Retrieval.Indexes;

/// <summary>
/// A folder of documents kept searchable. An update touches only what changed since the last one; deletions propagate. There is one
/// owner at a time, in this process or another; views are safe for concurrent calls and never wait.
/// </summary>
public sealed class FolderIndex : IAsyncDisposable
{
    private readonly IndexFolder _index;
    private readonly LexicalWriter _writer;
    private readonly string _path;
    private readonly DocumentFolder _documents;
    private readonly FolderIndexOptions _options;
    private readonly VectorPart _vectors;
    private readonly ImmutableArray<EmbedderPart> _embedders;
    private readonly SemaphoreSlim _gate = new(1);
    private IndexedFolder _folder;
    private volatile FolderIndexView _view;

    private FolderIndex(IndexFolder index, LexicalWriter writer, string documents, FolderIndexOptions options, VectorPart vectors)
    {
        (_index, _writer, _options, _vectors) = (index, writer, options, vectors);
        _path = Path.GetFullPath(documents);
        _documents = new DocumentFolder(_path, options.Documents);
        _folder = IndexedFolder.Read(index);
        _embedders = [.. options.Embedders.Select(embedder => EmbedderPart.Open(index.Path, options, embedder))];
        _view = ViewNow();
    }

    /// <summary>What can be found as of the last update.</summary>
    public FolderIndexView View => _view;

    /// <summary>Opens the index of a folder, and makes an empty one where there is none; <see cref="UpdateAsync"/> fills it.</summary>
    /// <param name="documents">The folder of documents.</param>
    /// <param name="folder">Where the index is kept. Inside of the documents its name, or one above it, must begin with '.'.</param>
    /// <param name="options">How; the defaults when null.</param>
    /// <param name="cancellationToken">Stops the opening.</param>
    /// <exception cref="SettingsException">An option is wrong.</exception>
    /// <exception cref="IndexLockedException">Another owner holds it.</exception>
    /// <exception cref="IndexDamagedException">A file of it is not what was written.</exception>
    /// <exception cref="IndexSettingsException">It was made with other options of analysis.</exception>
    public static async Task<FolderIndex> OpenAsync(
        string documents, string folder, FolderIndexOptions? options, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(documents);
        ArgumentException.ThrowIfNullOrEmpty(folder);
        options ??= new FolderIndexOptions();
        options.Validate();
        var index = IndexFolder.OpenToWrite(folder);
        try
        {
            var writer = new LexicalWriter(index, options.Lexical);
            var vectors = await VectorPart.OpenAsync(folder, options, writer.Snapshot(), cancellationToken);
            return new FolderIndex(index, writer, documents, options, vectors);
        }
        catch
        {
            index.Dispose();
            throw;
        }
    }

    /// <summary>Brings the index up to the folder as it is now, in one step: until it returns, searches find what was there before.</summary>
    /// <param name="progress">Follows it; may be null.</param>
    /// <param name="cancellationToken">Stops it; the index stays as it was.</param>
    /// <exception cref="DocumentFolderException">The folder is not there or cannot be opened.</exception>
    public async Task<IndexUpdate> UpdateAsync(IProgress<IndexProgress>? progress, CancellationToken cancellationToken)
    {
        var began = Stopwatch.GetTimestamp();
        await _gate.WaitAsync(cancellationToken);
        try
        {
            var settings = IndexSettings.HashOf(_options);
            var earlier = _folder.ToListing();
            progress?.Report(new("listing the folder", 0, 0));
            var listing = await _documents.ListAsync(earlier, cancellationToken);
            var changes = listing.ChangesSince(earlier);
            if (_folder.Settings != settings)
            {
                // Cut by other rules: all of it is read again.
                changes = new FolderChanges(changes.Added, [.. listing.Files.Except(changes.Added)], changes.Deleted);
            }

            var ingest = new FolderIngest(_documents, _writer, _options, _folder);
            if (!changes.IsEmpty)
            {
                await ingest.ApplyAsync(changes, progress, cancellationToken);
                _folder = ingest.FolderAt(listing, settings);
                await _writer.CommitAsync([_folder.Write(_index)], cancellationToken);
            }

            var relearnt = await _vectors.UpdateAsync(_writer.Snapshot(), progress, cancellationToken);
            foreach (var embedder in _embedders)
            {
                await embedder.UpdateAsync(_writer.Snapshot(), progress, cancellationToken);
            }

            _view = ViewNow();
            return Result(changes, listing, ingest, relearnt, Stopwatch.GetElapsedTime(began));
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>
    /// Makes the searching of vectors suit their number: above <see cref="Vectors.VectorIndexOptions.ExactUpTo"/> of them a graph is built and
    /// measured against comparing with every one, which takes many minutes. All can be found before, and while it is built.
    /// <see cref="FolderIndexView.VectorSearches"/> of the view afterwards says what was measured. Does nothing where nothing is to be done.
    /// </summary>
    /// <param name="progress">Follows it; may be null.</param>
    /// <param name="cancellationToken">Stops it; what is half built is given up, and every vector is compared as before.</param>
    public async Task SettleAsync(IProgress<IndexProgress>? progress, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            await _vectors.SettleAsync(_writer.Snapshot(), progress, cancellationToken);
            foreach (var embedder in _embedders)
            {
                await embedder.SettleAsync(_writer.Snapshot(), progress, cancellationToken);
            }

            _view = ViewNow();
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Updates whenever the folder changes, until it is cancelled: what was saved is found within a second.</summary>
    /// <param name="onUpdate">Called after each update that changed something.</param>
    /// <param name="cancellationToken">Ends the watching.</param>
    public Task WatchAsync(Action<IndexUpdate> onUpdate, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(onUpdate);
        return FolderWatch.RunAsync(_path, _options.Quiet, UpdateAndReportAsync, cancellationToken);

        async Task UpdateAndReportAsync(CancellationToken stop)
        {
            if (await UpdateAsync(progress: null, stop) is { IsEmpty: false } update)
            {
                onUpdate(update);
            }
        }
    }

    /// <summary>Lets go of the folder. Views can be searched on.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            _vectors.Save();
        }
        finally
        {
            await _writer.DisposeAsync();
            _gate.Dispose();
        }
    }

    private FolderIndexView ViewNow() =>
        new(_writer.Snapshot(), _vectors, _embedders);

    private IndexUpdate Result(FolderChanges changes, FolderListing listing, FolderIngest ingest, bool relearnt, TimeSpan elapsed) => new()
    {
        Added = changes.Added.Length,
        Changed = changes.Changed.Length,
        Deleted = changes.Deleted.Length,
        PassagesCut = ingest.PassagesCut,
        Passages = _view.Count,
        Refusals =
        [
            // A name that starts with '.' says itself that it is not for readers; the index may be there.
            .. listing.Refusals.Where(outcome => outcome.Refusal!.Cause is not RefusalCause.HiddenName),
            .. _folder.Files.SelectMany(file => file.Refusals.Select(refusal => DocumentOutcome.Refused(file.File.Path, refusal.Cause, refusal.Message))),
        ],
        Hidden = ingest.Hidden,
        Relearnt = relearnt,
        Elapsed = elapsed,
    };
}
