using System.Text.Json;
using CsvHelper;
using Rung.Engine.Datasets;
using Rung.Engine.Faults;

namespace Rung.Engine.Drafting;

/// <summary>Looks at the first records of a file of examples, to guess what its columns mean.</summary>
internal static class TableSampler
{
    private const int MostRecords = 500;

    /// <returns><see langword="null"/>: it has no records that can be read.</returns>
    public static async Task<SampledTable?> ReadAsync(string folder, string file, CancellationToken cancellationToken)
    {
        var format = ExampleFile.FormatOf(file);
        var sample = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        await using var stream = await ExampleFile.OpenAsync(Path.Combine(folder, file), file, cancellationToken);
        int records;
        try
        {
            records = format is ExampleFormat.Csv or ExampleFormat.Tsv
                ? await ReadCellsAsync(stream, format is ExampleFormat.Tsv ? '\t' : ',', sample, cancellationToken)
                : await ReadObjectsAsync(stream, format, sample, cancellationToken);
        }
        catch (JsonException)
        {
            return null;
        }

        return records == 0
            ? null
            : new SampledTable(file, [.. sample.Select(column => new SampledColumn(column.Key, [.. column.Value]))], records);
    }

    private static async Task<int> ReadCellsAsync(
        Stream stream, char separator, Dictionary<string, List<string>> sample, CancellationToken cancellationToken)
    {
        await using var table = CsvReader.Create(stream, TableExamples.Options(separator) with { OnMalformedRecord = _ => { } }, leaveOpen: true);
        if (!await table.ReadAsync(cancellationToken))
        {
            return 0;
        }

        var header = table.Current.ToArray();
        var records = 0;
        while (records < MostRecords && await table.ReadAsync(cancellationToken))
        {
            records++;
            for (var i = 0; i < Math.Min(header.Length, table.FieldCount); i++)
            {
                Add(sample, header[i], table.GetString(i));
            }
        }

        return records;
    }

    private static async Task<int> ReadObjectsAsync(
        Stream stream, ExampleFormat format, Dictionary<string, List<string>> sample, CancellationToken cancellationToken)
    {
        var objects = format is ExampleFormat.JsonLines
            ? JsonRecords.ReadLinesAsync(stream, cancellationToken)
            : JsonRecords.ReadArrayAsync(stream, new FaultList(""), cancellationToken);
        var records = 0;
        await foreach (var (_, bytes) in objects)
        {
            using var record = JsonDocument.Parse(bytes);
            if (record.RootElement.ValueKind is not JsonValueKind.Object)
            {
                continue;
            }

            foreach (var property in record.RootElement.EnumerateObject())
            {
                Add(sample, property.Name, property.Value.ValueKind is JsonValueKind.String ? property.Value.GetString() : property.Value.GetRawText());
            }

            if (++records == MostRecords)
            {
                break;
            }
        }

        return records;
    }

    private static void Add(Dictionary<string, List<string>> sample, string column, string? value)
    {
        if (!sample.TryGetValue(column, out var values))
        {
            sample.Add(column, values = []);
        }

        if (!string.IsNullOrWhiteSpace(value) && value != "null")
        {
            values.Add(value);
        }
    }
}
