using System.Buffers;

namespace Rung.Retrieval.Segments;

/// <summary>
/// Writes a <see cref="PassageTable"/>: passages are added in the ordinal order of their ids, and their records go to the file at
/// once; the rest is held until <see cref="Finish"/>. One thread at a time.
/// </summary>
internal sealed class PassageTableWriter(ChecksummedWriter writer)
{
    private readonly ArrayBufferWriter<byte> _record = new(1 << 12);
    private readonly ArrayBufferWriter<byte> _ids = new(1 << 12);
    private readonly List<uint> _idPlaces = [0];
    private readonly List<ulong> _recordPlaces = [0];
    private readonly List<int> _documentOf = [];
    private readonly Dictionary<string, int> _documents = new(StringComparer.Ordinal);

    public void Add(Passage passage)
    {
        _record.ResetWrittenCount();
        PassageRecord.Write(passage, _record);
        StoredText.Write(passage.Id.Value, _ids);
        EndPassage(passage.Document, _record.WrittenSpan);
    }

    /// <summary>Takes a passage over from another segment.</summary>
    public void Add(ReadOnlySpan<byte> id, string document, ReadOnlySpan<byte> record)
    {
        _ids.Write(id);
        EndPassage(document, record);
    }

    /// <summary>Ends the table: all its sections are written.</summary>
    public void Finish()
    {
        writer.EndSection();
        var names = _documents.Keys.Order(StringComparer.Ordinal).ToArray();
        writer.Write([(uint)_documentOf.Count, (uint)names.Length]);
        writer.EndSection();
        StringTable.Write(writer, _idPlaces.ToArray(), _ids.WrittenSpan);
        StringTable.Write(writer, names);
        WriteDocuments(names);
        writer.Write(_recordPlaces.ToArray());
        writer.EndSection();
    }

    private void EndPassage(string document, ReadOnlySpan<byte> record)
    {
        writer.Write(record);
        _recordPlaces.Add(_recordPlaces[^1] + (ulong)record.Length);
        _idPlaces.Add((uint)_ids.WrittenCount);
        if (!_documents.TryGetValue(document, out var number))
        {
            _documents.Add(document, number = _documents.Count);
        }

        _documentOf.Add(number);
    }

    private void WriteDocuments(string[] names)
    {
        // In the file a document is numbered by the order of its name, not by that of its coming.
        var places = new uint[names.Length];
        for (var i = 0; i < names.Length; i++)
        {
            places[_documents[names[i]]] = (uint)i;
        }

        var documentOf = _documentOf.Select(number => places[number]).ToArray();
        var starts = new uint[names.Length + 1];
        foreach (var document in documentOf)
        {
            starts[document + 1]++;
        }

        for (var i = 0; i < names.Length; i++)
        {
            starts[i + 1] += starts[i];
        }

        var next = starts[..names.Length];
        var members = new uint[documentOf.Length];
        for (var i = 0; i < documentOf.Length; i++)
        {
            members[next[documentOf[i]]++] = (uint)i;
        }

        writer.Write(documentOf);
        writer.EndSection();
        writer.Write(starts);
        writer.EndSection();
        writer.Write(members);
        writer.EndSection();
    }
}
