using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Rung.Retrieval.Documents.Records;

/// <summary>Reads one JSON object a line. A wrong line is an outcome of its own; the lines after it are read.</summary>
internal static class JsonLinesReader
{
    public static async IAsyncEnumerable<DocumentOutcome> ReadAsync(DocumentSource source, Stream content, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var builder = new RecordBuilder(source);
        var number = 0;
        await foreach (var line in LineReader.ReadAsync(content, source.Options.MaxRecordBytes, cancellationToken))
        {
            number++;
            if (line is null)
            {
                yield return builder.Refused(
                    number, RefusalCause.TooLarge, $"is longer than {source.Options.MaxRecordBytes:N0} bytes. Cut it, or raise {nameof(DocumentOptions.MaxRecordBytes)}.");
            }
            else if (ReadLine(builder, source, line, number) is { } outcome)
            {
                yield return outcome;
            }
        }
    }

    private static DocumentOutcome? ReadLine(RecordBuilder builder, DocumentSource source, byte[] line, int number)
    {
        var bytes = line.AsMemory();
        if (bytes.Span is [0xEF, 0xBB, 0xBF, ..])
        {
            bytes = bytes[3..];
        }

        bytes = bytes.Trim(" \t\r"u8);
        if (bytes.IsEmpty)
        {
            return null;
        }

        try
        {
            using var json = JsonDocument.Parse(bytes, new JsonDocumentOptions { MaxDepth = source.Options.MaxNesting, AllowTrailingCommas = true });
            return json.RootElement.ValueKind == JsonValueKind.Object
                ? builder.Build([.. FieldsOf(json.RootElement)], number)
                : builder.Refused(number, RefusalCause.Damaged, $"is a JSON {json.RootElement.ValueKind.ToString().ToLowerInvariant()}; an object is expected.");
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException)
        {
            return builder.Refused(
                number,
                wrong.Message.Contains("maximum configured depth", StringComparison.Ordinal) ? RefusalCause.TooDeep : RefusalCause.Damaged,
                $"cannot be read as JSON: {wrong.Message}");
        }
    }

    private static IEnumerable<KeyValuePair<string, string>> FieldsOf(JsonElement record)
    {
        foreach (var field in record.EnumerateObject())
        {
            if (field.Value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined))
            {
                yield return new(field.Name, Written(field.Value));
            }
        }
    }

    /// <summary>A text is itself, a list of plain values is joined; anything else is its JSON.</summary>
    private static string Written(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Array when value.EnumerateArray().All(item => item.ValueKind is JsonValueKind.String or JsonValueKind.Number) =>
            string.Join(", ", value.EnumerateArray().Select(Written)),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => string.Create(CultureInfo.InvariantCulture, $"{value.GetRawText()}"),
    };
}
