namespace Rung.Retrieval.Segments;

/// <summary>
/// The passages of a segment, numbered in the ordinal order of their ids, and the documents that they come from. The whole record
/// of each can be had back. All places that the file names were checked when it was opened. Safe for concurrent reads.
/// </summary>
internal sealed class PassageTable
{
    /// <summary>How many sections of the file it takes.</summary>
    public const int Sections = 10;

    /// <summary>So many passages fit into one segment.</summary>
    public const int MostPassages = 1 << 24;

    private readonly ChecksummedFile _file;
    private readonly StringTable _ids;
    private readonly StringTable _documents;
    private readonly PassageTablePlan _plan;

    /// <param name="file">The file of the segment.</param>
    /// <param name="firstSection">Its first section that belongs to the table.</param>
    /// <exception cref="IndexDamagedException">A place in it lies outside of it.</exception>
    public PassageTable(ChecksummedFile file, int firstSection)
    {
        if (file.SectionCount < firstSection + Sections)
        {
            throw file.Damaged("sections are missing");
        }

        _file = file;
        _plan = new PassageTablePlan(firstSection);
        var counts = file.Section<uint>(_plan.Counts, 2);
        if (counts[0] > MostPassages || counts[1] > counts[0])
        {
            throw file.Damaged("it cannot hold so many passages");
        }

        (Count, DocumentCount) = ((int)counts[0], (int)counts[1]);
        _ids = new StringTable(file, _plan.Ids, Count);
        _documents = new StringTable(file, _plan.Documents, DocumentCount);
        _plan.Check(file, Count, DocumentCount);
    }

    /// <summary>How many passages, those deleted since among them.</summary>
    public int Count { get; }

    public int DocumentCount { get; }

    public PassageId IdOf(int passage)
    {
        var id = _ids[passage];
        return id.Length > 0 ? PassageId.Of(id) : throw _file.Damaged("a passage in it has no id");
    }

    public ReadOnlySpan<byte> IdBytesOf(int passage) => _ids.BytesOf(passage);

    /// <summary>The number of a passage; −1 where the segment does not have it.</summary>
    public int Find(PassageId id) => _ids.Find(StoredText.ToBytes(id.Value));

    /// <summary>The number of a document; −1 where the segment does not have it.</summary>
    public int FindDocument(string document) => _documents.Find(StoredText.ToBytes(document));

    public string DocumentName(int document) => _documents[document];

    public int DocumentOf(int passage) => (int)_file.Section<uint>(_plan.DocumentOf, Count)[passage];

    /// <summary>The passages of a document, ascending.</summary>
    public ReadOnlySpan<uint> PassagesOf(int document)
    {
        var starts = _file.Section<uint>(_plan.Starts, DocumentCount + 1L);
        return _file.Section<uint>(_plan.Members, Count)[(int)starts[document]..(int)starts[document + 1]];
    }

    public Passage Read(int passage) =>
        PassageRecord.TryRead(RecordOf(passage), IdOf(passage), DocumentName(DocumentOf(passage)))
            ?? throw _file.Damaged(FormattableString.Invariant($"the record of passage {passage} cannot be read"));

    /// <summary>The bytes of <see cref="PassageRecord"/>.</summary>
    public ReadOnlySpan<byte> RecordOf(int passage)
    {
        var places = _file.Section<ulong>(_plan.Places, Count + 1L);
        return _file.Section(_plan.Records)[(int)places[passage]..(int)places[passage + 1]];
    }
}
