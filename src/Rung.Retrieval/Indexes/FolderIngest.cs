using System.Collections.Immutable;
using Rung.Retrieval.Documents;
using Rung.Retrieval.Lexical;
using Rung.Retrieval.Passages;

namespace Rung.Retrieval.Indexes;

/// <summary>Reads what changed in a folder, cuts it, and hands it to the writer; nothing is committed.</summary>
internal sealed class FolderIngest(DocumentFolder documents, LexicalWriter writer, FolderIndexOptions options, IndexedFolder before)
{
    private readonly Dictionary<string, IndexedFile> _files = before.Files.ToDictionary(file => file.File.Path, StringComparer.Ordinal);
    private readonly Dictionary<string, string> _fileOf = before.Files
        .SelectMany(file => file.Documents.Select(document => (document, file.File.Path)))
        .ToDictionary(pair => pair.document, pair => pair.Path, StringComparer.Ordinal);

    private readonly ImmutableArray<HiddenText>.Builder _hidden = ImmutableArray.CreateBuilder<HiddenText>();

    public int PassagesCut { get; private set; }

    public ImmutableArray<HiddenText> Hidden => _hidden.ToImmutable();

    public async Task ApplyAsync(FolderChanges changes, IProgress<IndexProgress>? progress, CancellationToken cancellationToken)
    {
        foreach (var file in changes.Deleted)
        {
            await ForgetAsync(_files[file.Path].Documents, cancellationToken);
            _files.Remove(file.Path);
        }

        FolderFile[] read = [.. changes.Added, .. changes.Changed];
        foreach (var (done, file) in read.OrderBy(file => file.Path, StringComparer.Ordinal).Index())
        {
            progress?.Report(new("reading documents", done, read.Length));
            await ReadAsync(file, cancellationToken);
        }
    }

    /// <summary>What the commit says of the folder.</summary>
    public IndexedFolder FolderAt(FolderListing listing, string settings) => new()
    {
        Taken = listing.Taken,
        Settings = settings,
        Files = [.. _files.Values.OrderBy(file => file.File.Path, StringComparer.Ordinal)],
    };

    private async Task ReadAsync(FolderFile file, CancellationToken cancellationToken)
    {
        var earlier = _files.TryGetValue(file.Path, out var known) ? known.Documents : [];
        var (read, refusals) = (new HashSet<string>(StringComparer.Ordinal), ImmutableArray.CreateBuilder<IndexedRefusal>());
        await foreach (var outcome in documents.ReadAsync(file, cancellationToken))
        {
            if (outcome.Refusal is { } refusal)
            {
                refusals.Add(new(refusal.Cause, refusal.Message));
            }
            else if (_fileOf.TryGetValue(outcome.Document!.Id, out var owner) && owner != file.Path)
            {
                refusals.Add(new(RefusalCause.WrongRecord, $"has the id '{outcome.Document.Id}', which a document of {owner} has. Give each document its own id."));
            }
            else
            {
                await PutAsync(file, outcome.Document, cancellationToken);
                read.Add(outcome.Document.Id);
            }
        }

        await ForgetAsync(earlier.Where(document => !read.Contains(document)), cancellationToken);
        _files[file.Path] = new IndexedFile { File = file, Documents = [.. read.Order(StringComparer.Ordinal)], Refusals = refusals.ToImmutable() };
    }

    private async Task PutAsync(FolderFile file, DocumentText document, CancellationToken cancellationToken)
    {
        var passages = PassageCutter.Cut(document, options.Passages);
        await writer.ReplaceAsync(document.Id, passages, cancellationToken);
        _fileOf[document.Id] = file.Path;
        PassagesCut += passages.Count;
        _hidden.AddRange(document.TakenOut.Select(taken => new HiddenText(document.Id, taken)));
    }

    private async Task ForgetAsync(IEnumerable<string> forgotten, CancellationToken cancellationToken)
    {
        foreach (var document in forgotten)
        {
            _fileOf.Remove(document);
            await writer.DeleteAsync(document, cancellationToken);
        }
    }
}
