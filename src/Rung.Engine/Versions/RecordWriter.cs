using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CsvHelper;
using Rung.Core.Data;
using Rung.Engine.Datasets;
using Rung.Engine.Faults;

namespace Rung.Engine.Versions;

/// <summary>
/// Writes a file of examples again with some records changed or left out. What is not changed keeps its meaning: every
/// other column or property, its order and its spelling. The file comes into being whole or not at all.
/// </summary>
internal static class RecordWriter
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <param name="source">The file, which was read before without faults.</param>
    /// <param name="target">The path of the new file; one that is there is replaced.</param>
    /// <param name="editOf">What to do with the record of an ordinal, from 0; <see langword="null"/> leaves it as it is.</param>
    /// <param name="cancellationToken">Stops the writing; nothing is left behind.</param>
    /// <exception cref="DatasetException">The file can no longer be read.</exception>
    public static Task WriteAsync(ExampleSource source, string target, Func<int, RecordEdit?> editOf, CancellationToken cancellationToken) =>
        WriteAsync(source, target, editOf, new RecordAdditions([]), cancellationToken);

    /// <summary>The same, with records of our own after those of the file.</summary>
    /// <exception cref="DatasetException">The file can no longer be read.</exception>
    public static async Task WriteAsync(
        ExampleSource source, string target, Func<int, RecordEdit?> editOf, RecordAdditions additions, CancellationToken cancellationToken)
    {
        var temporary = target + ".new";
        try
        {
            await using (var output = new FileStream(temporary, FileMode.Create, FileAccess.Write))
            {
                await WriteAsync(source, output, editOf, additions, cancellationToken);
            }

            File.Move(temporary, target, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>The same into a stream, in the format that the file has.</summary>
    /// <exception cref="DatasetException">The file can no longer be read.</exception>
    public static async Task WriteAsync(
        ExampleSource source, Stream output, Func<int, RecordEdit?> editOf, RecordAdditions additions, CancellationToken cancellationToken)
    {
        await using var input = await ExampleFile.OpenAsync(source, cancellationToken);
        await (ExampleFile.FormatOf(source.Name) switch
        {
            ExampleFormat.JsonLines => WriteLinesAsync(input, output, editOf, additions, cancellationToken),
            ExampleFormat.Json => WriteArrayAsync(source.Name, input, output, editOf, additions, cancellationToken),
            ExampleFormat.Tsv => WriteTableAsync(input, output, '\t', editOf, additions, cancellationToken),
            _ => WriteTableAsync(input, output, ',', editOf, additions, cancellationToken),
        });
    }

    private static async Task WriteLinesAsync(
        Stream input, Stream output, Func<int, RecordEdit?> editOf, RecordAdditions additions, CancellationToken cancellationToken)
    {
        var ordinal = 0;
        await foreach (var (_, bytes) in JsonRecords.ReadLinesAsync(input, cancellationToken))
        {
            additions.See(bytes);
            if (Edited(bytes, editOf(ordinal++)) is { } record)
            {
                await output.WriteAsync(record, cancellationToken);
                output.WriteByte((byte)'\n');
            }
        }

        foreach (var record in additions.ToJson(Options))
        {
            await output.WriteAsync(record, cancellationToken);
            output.WriteByte((byte)'\n');
        }
    }

    private static async Task WriteArrayAsync(
        string name, Stream input, Stream output, Func<int, RecordEdit?> editOf, RecordAdditions additions, CancellationToken cancellationToken)
    {
        var ordinal = 0;
        var before = "[\n"u8.ToArray();
        await foreach (var (_, bytes) in JsonRecords.ReadArrayAsync(input, new FaultList(name), cancellationToken))
        {
            additions.See(bytes);
            if (Edited(bytes, editOf(ordinal++)) is { } record)
            {
                await output.WriteAsync(before, cancellationToken);
                await output.WriteAsync(record, cancellationToken);
                before = ",\n"u8.ToArray();
            }
        }

        foreach (var record in additions.ToJson(Options))
        {
            await output.WriteAsync(before, cancellationToken);
            await output.WriteAsync(record, cancellationToken);
            before = ",\n"u8.ToArray();
        }

        await output.WriteAsync(before[0] == (byte)'[' ? "[]\n"u8.ToArray() : "\n]\n"u8.ToArray(), cancellationToken);
    }

    private static ReadOnlyMemory<byte>? Edited(ReadOnlyMemory<byte> record, RecordEdit? edit)
    {
        if (edit is null)
        {
            return record.Length > 0 && record.Span[^1] == (byte)'\r' ? record[..^1] : record;
        }

        return edit.Removes ? default(ReadOnlyMemory<byte>?) : Replaced(record, edit);
    }

    private static byte[] Replaced(ReadOnlyMemory<byte> record, RecordEdit edit)
    {
        using var json = JsonDocument.Parse(record);
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            writer.WriteStartObject();
            foreach (var property in json.RootElement.EnumerateObject())
            {
                if (edit.Values.TryGetValue(property.Name, out var value))
                {
                    writer.WriteString(property.Name, value);
                }
                else
                {
                    property.WriteTo(writer);
                }
            }

            writer.WriteEndObject();
        }

        return buffer.ToArray();
    }

    private static async Task WriteTableAsync(
        Stream input, Stream output, char separator, Func<int, RecordEdit?> editOf, RecordAdditions additions, CancellationToken cancellationToken)
    {
        await using var writer = new StreamWriter(output, Utf8, leaveOpen: true) { NewLine = "\n" };
        await using var table = CsvReader.Create(input, TableExamples.Options(separator), leaveOpen: true);
        var header = await table.ReadAsync(cancellationToken) ? table.Current.ToArray() : [];
        await writer.WriteLineAsync(TableLine(header, separator));
        for (var ordinal = 0; await table.ReadAsync(cancellationToken); ordinal++)
        {
            var edit = editOf(ordinal);
            if (edit is not { Removes: true })
            {
                var cells = header.Select((name, place) => edit?.Values.GetValueOrDefault(name) ?? table.GetString(place));
                await writer.WriteLineAsync(TableLine([.. cells], separator));
            }
        }

        foreach (var cells in additions.ToCells(header))
        {
            await writer.WriteLineAsync(TableLine(cells, separator));
        }
    }

    /// <summary>One line of a table, quoted where it must be.</summary>
    public static string TableLine(string[] cells, char separator) => string.Join(separator, cells.Select(cell => Quoted(cell, separator)));

    // RFC 4180; quotes also where spaces at an end would be lost on a reader that trims.
    private static string Quoted(string cell, char separator) =>
        cell.AsSpan().IndexOfAny(['"', '\n', '\r', separator]) >= 0 || cell != cell.Trim()
            ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : cell;
}
