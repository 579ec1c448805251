namespace Rung.Retrieval.Lexical;

/// <summary>The documents that were replaced or deleted since the last segment was written. One thread at a time.</summary>
internal sealed class PendingDocuments
{
    private readonly Dictionary<string, IReadOnlyCollection<Passage>> _documents = new(StringComparer.Ordinal);
    private readonly Dictionary<PassageId, string> _documentOf = [];

    public long Characters { get; private set; }

    public bool IsEmpty => _documents.Count == 0;

    /// <summary>Their names: what an index has of them already is outdated.</summary>
    public IReadOnlyCollection<string> Names => _documents.Keys;

    public IEnumerable<Passage> Passages => _documents.Values.SelectMany(passages => passages);

    public bool Contains(string document) => _documents.ContainsKey(document);

    /// <summary>The document that a passage of this id waits with; <see langword="null"/> where none does.</summary>
    public string? DocumentOf(PassageId passage) => _documentOf.GetValueOrDefault(passage);

    /// <summary>Takes a document in the place of what was there of it; without passages it is deleted.</summary>
    public void Replace(string document, IReadOnlyCollection<Passage> passages)
    {
        if (_documents.TryGetValue(document, out var before))
        {
            foreach (var passage in before)
            {
                _documentOf.Remove(passage.Id);
                Characters -= CharactersOf(passage);
            }
        }

        _documents[document] = passages;
        foreach (var passage in passages)
        {
            _documentOf.Add(passage.Id, document);
            Characters += CharactersOf(passage);
        }
    }

    public void Clear()
    {
        _documents.Clear();
        _documentOf.Clear();
        Characters = 0;
    }

    // An empty passage takes room, too.
    private static long CharactersOf(Passage passage) => passage.Text.Length + passage.Id.Value.Length + 64;
}
