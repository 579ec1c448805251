using System.Text;
using System.Text.Json;

namespace Rung.Retrieval.Evaluation;

/// <summary>A line of JSON Lines that holds an object.</summary>
internal sealed class JsonLine : IDisposable
{
    private readonly FileLine _line;
    private readonly JsonDocument _document;

    private JsonLine(FileLine line, JsonDocument document)
    {
        _line = line;
        _document = document;
    }

    public static JsonLine Parse(FileLine line)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(line.Text);
        }
        catch (JsonException error)
        {
            throw new EvaluationFileException(
                line.File, line.Number, Column(line.Text, error.BytePositionInLine ?? 0), "no valid JSON", "a JSON object");
        }

        var parsed = new JsonLine(line, document);
        if (document.RootElement.ValueKind is not JsonValueKind.Object)
        {
            using (parsed)
            {
                throw parsed.Wrong($"JSON of kind {document.RootElement.ValueKind}", "a JSON object");
            }
        }

        return parsed;
    }

    public string Id() => Text("_id") is { Length: > 0 } id ? id : throw Wrong("an empty '_id'", "an id in '_id'");

    /// <summary>A property that must be there; numbers are taken as they are written.</summary>
    public string Text(string property) =>
        Found(property) ?? throw Wrong($"no property '{property}'", $"a text in '{property}'");

    public string OptionalText(string property) => Found(property) ?? "";

    public EvaluationFileException Wrong(string found, string expected) =>
        new(_line.File, _line.Number, column: 1, found, expected);

    public void Dispose() => _document.Dispose();

    private string? Found(string property)
    {
        if (!_document.RootElement.TryGetProperty(property, out var value))
        {
            return null;
        }

        return value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.GetRawText(),
            JsonValueKind.Null => null,
            var kind => throw Wrong($"JSON of kind {kind} in '{property}'", $"a text in '{property}'"),
        };
    }

    // The parser counts bytes of UTF-8; an editor counts characters.
    private static int Column(string text, long bytes)
    {
        var (at, seen) = (0, 0L);
        while (at < text.Length && seen < bytes)
        {
            var length = at + 1 < text.Length && char.IsSurrogatePair(text, at) ? 2 : 1;
            seen += Encoding.UTF8.GetByteCount(text, at, length);
            at += length;
        }

        return at + 1;
    }
}
