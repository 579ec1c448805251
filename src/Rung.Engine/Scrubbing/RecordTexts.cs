using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using CsvHelper;
using Rung.Core.Data;
using Rung.Engine.Datasets;
using Rung.Engine.Faults;

namespace Rung.Engine.Scrubbing;

/// <summary>Streams the texts of some fields of a file of records, whatever else the records hold.</summary>
internal sealed class RecordTexts
{
    private const string IdField = "id";
    private const int MostFaults = 20;

    private readonly ExampleSource _source;
    private readonly ImmutableArray<string> _fields;
    private readonly FaultList _faults;
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    private RecordTexts(ExampleSource source, ImmutableArray<string> fields)
    {
        (_source, _fields) = (source, fields);
        _faults = new FaultList(source.Name, MostFaults);
    }

    /// <exception cref="DatasetException">After the last record: each fault with its line.</exception>
    public static IAsyncEnumerable<RecordText> ReadAsync(
        ExampleSource source, ImmutableArray<string> fields, CancellationToken cancellationToken) =>
        new RecordTexts(source, fields).ReadAsync(cancellationToken);

    private async IAsyncEnumerable<RecordText> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var stream = await ExampleFile.OpenAsync(_source, cancellationToken);
        await using var records = Read(stream, cancellationToken).GetAsyncEnumerator(cancellationToken);
        var count = 0;
        while (await RecordFaults.AdvanceAsync(records, _faults))
        {
            count++;
            yield return records.Current;
        }

        ReportUnseen(count);
        if (!_faults.IsEmpty)
        {
            throw new DatasetException(string.Join('\n', _faults.ToTexts()));
        }
    }

    private IAsyncEnumerable<RecordText> Read(Stream stream, CancellationToken cancellationToken) => ExampleFile.FormatOf(_source.Name) switch
    {
        ExampleFormat.JsonLines => ReadJsonAsync(JsonRecords.ReadLinesAsync(stream, cancellationToken), cancellationToken),
        ExampleFormat.Json => ReadJsonAsync(JsonRecords.ReadArrayAsync(stream, _faults, cancellationToken), cancellationToken),
        ExampleFormat.Tsv => ReadTableAsync(stream, '\t', cancellationToken),
        _ => ReadTableAsync(stream, ',', cancellationToken),
    };

    private async IAsyncEnumerable<RecordText> ReadJsonAsync(
        IAsyncEnumerable<(int Line, ReadOnlyMemory<byte> Bytes)> records, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var ordinal = 0;
        await foreach (var (line, bytes) in records.WithCancellation(cancellationToken))
        {
            if (OfObject(line, ordinal, bytes) is { } record)
            {
                yield return record;
            }

            ordinal++;
        }
    }

    private RecordText? OfObject(int line, int ordinal, ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var json = JsonDocument.Parse(bytes);
            if (json.RootElement.ValueKind is JsonValueKind.Object)
            {
                return OfObject(ordinal, json.RootElement);
            }

            _faults.Add(line, "found a value that is no object; expected one object a line.");
        }
        catch (JsonException malformed)
        {
            _faults.Add(line, $"found text that is not a JSON object ({CompactJson.ReasonOf(malformed)}); expected one such as {{\"id\": …, \"{_fields[0]}\": …}}.");
        }
        catch (InvalidOperationException half)
        {
            _faults.Add(line, $"found text that is not a JSON object ({CompactJson.HalfACharacter(half).Message}); expected whole characters.");
        }

        return null;
    }

    private RecordText OfObject(int ordinal, JsonElement record)
    {
        var id = record.TryGetProperty(IdField, out var given) && given.ValueKind is JsonValueKind.String or JsonValueKind.Number
            ? given.GetRawText()
            : OrdinalId(ordinal);
        var texts = _fields.Select(field => record.TryGetProperty(field, out var value) ? TextOf(field, value) : null);
        return new RecordText(ordinal, id, [.. texts]);
    }

    private string? TextOf(string field, JsonElement value)
    {
        _seen.Add(field);
        return value.ValueKind is JsonValueKind.String ? value.GetString() : null;
    }

    private async IAsyncEnumerable<RecordText> ReadTableAsync(
        Stream stream, char separator, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var table = CsvReader.Create(stream, TableExamples.Options(separator), leaveOpen: true);
        var header = await table.ReadAsync(cancellationToken) ? table.Current.ToArray() : [];
        var places = _fields.Select(field => Array.IndexOf(header, field)).ToArray();
        var idPlace = Array.IndexOf(header, IdField);
        _seen.UnionWith(header);
        for (var ordinal = 0; await table.ReadAsync(cancellationToken); ordinal++)
        {
            if (table.FieldCount == header.Length)
            {
                var id = idPlace < 0 ? OrdinalId(ordinal) : JsonSerializer.Serialize(table.GetString(idPlace));
                yield return new RecordText(ordinal, id, [.. places.Select(place => place < 0 ? null : table.GetString(place))]);
            }
            else
            {
                _faults.Add((int)table.LineNumber, $"found {table.FieldCount} fields; expected {header.Length}, as in the header.");
            }
        }
    }

    private void ReportUnseen(int count)
    {
        foreach (var field in count > 0 && _faults.IsEmpty ? _fields.Where(field => !_seen.Contains(field)) : [])
        {
            _faults.Add($"found no field '{field}' in any of {count} records; name the one that holds the text with --field.");
        }
    }

    private static string OrdinalId(int ordinal) => (ordinal + 1).ToString(CultureInfo.InvariantCulture);
}
