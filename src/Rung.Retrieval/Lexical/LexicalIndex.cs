using System.Collections.Immutable;
using Rung.Retrieval.Segments;

namespace Rung.Retrieval.Lexical;

/// <summary>
/// A lexical index in a folder, opened to search; <see cref="LexicalWriter"/> changes it, in this process or another. Safe for
/// concurrent calls.
/// </summary>
public sealed class LexicalIndex
{
    // A writer may remove a file between our reading the manifest and opening it: then there is a newer manifest.
    private const int MostTries = 20;

    private readonly IndexFolder _folder;
    private readonly LexicalOptions _options;
    private readonly SearcherPool _pool;
    private readonly Lock _gate = new();
    private ImmutableArray<CommittedSegment> _segments = [];
    private volatile LexicalSnapshot _snapshot;

    private LexicalIndex(IndexFolder folder, LexicalOptions options)
    {
        (_folder, _options) = (folder, options);
        _pool = new SearcherPool(options.Analysis);
        _snapshot = Load();
    }

    /// <summary>Opens an index that is there, and verifies its files.</summary>
    /// <param name="folder">The folder of the index.</param>
    /// <param name="options">How to score; the analysis is that of the index. Null: the defaults.</param>
    /// <exception cref="IndexMissingException">There is none.</exception>
    /// <exception cref="IndexDamagedException">A file of it is not what was written.</exception>
    public static LexicalIndex Open(string folder, LexicalOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        var opened = IndexFolder.OpenToRead(folder);
        options ??= new LexicalOptions();
        options = options with { Analysis = LexicalPart.AnalysisOf(opened) ?? options.Analysis };
        options.Validate();
        return new LexicalIndex(opened, options);
    }

    /// <summary>Indexes passages in memory, for as long as the result is kept; nothing is written to a disk.</summary>
    /// <param name="passages">Each with an id of its own.</param>
    /// <param name="options">How to analyse and score; null: the defaults.</param>
    /// <exception cref="DuplicatePassageException">Two passages have one id.</exception>
    public static LexicalSnapshot InMemory(IEnumerable<Passage> passages, LexicalOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(passages);
        options ??= new LexicalOptions();
        options.Validate();
        var segment = SegmentBuilder.InMemory(PassageOrder.Sorted(passages), options.Analysis);
        return new LexicalSnapshot(
            [new SegmentView(segment, Deletions: null)], new SearcherPool(options.Analysis), options.Bm25, generation: 0);
    }

    /// <summary>How texts of this index become terms.</summary>
    public AnalysisOptions Analysis => _options.Analysis;

    /// <summary>The index as of the commit that was read last.</summary>
    public LexicalSnapshot Snapshot() => _snapshot;

    /// <summary>Reads what was committed since. Returns whether there was anything.</summary>
    /// <exception cref="IndexDamagedException">A file of it is not what was written; the snapshot stays as it was.</exception>
    public bool Refresh()
    {
        lock (_gate)
        {
            if (!_folder.Refresh())
            {
                return false;
            }

            _snapshot = Load();
            return true;
        }
    }

    private LexicalSnapshot Load()
    {
        for (var tries = 1; ; tries++)
        {
            var manifest = _folder.Manifest;
            try
            {
                _segments = LexicalPart.Open(_folder, manifest, _options.Analysis, _segments);
                return new LexicalSnapshot(
                    [.. _segments.Select(segment => segment.View)], _pool, _options.Bm25, manifest.Generation);
            }
            catch (IndexDamagedException e) when (e.InnerException is FileNotFoundException && tries < MostTries && _folder.Refresh())
            {
                // The next try reads the newer manifest.
            }
        }
    }
}
