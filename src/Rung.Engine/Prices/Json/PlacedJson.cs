using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Rung.Engine.Faults;

namespace Rung.Engine.Prices.Json;

/// <summary>A JSON file whose values know their line and column, so that faults of the content can be placed.</summary>
internal sealed class PlacedJson : IDisposable
{
    // More than are ever listed. A column is counted from the start of its line, and a file may be one line of 64 MB.
    private const int MostPlaced = 200;

    private readonly ReadOnlyMemory<byte> _written;
    private readonly ReadOnlyMemory<byte> _read;
    private readonly FaultList _faults;
    private readonly JsonDocument _document;
    private readonly LineStarts _lines;
    private int _placed;

    private PlacedJson(ReadOnlyMemory<byte> written, ReadOnlyMemory<byte> read, LineStarts lines, FaultList faults)
    {
        (_written, _read, _lines, _faults) = (written, read, lines, faults);
        _document = JsonDocument.Parse(read);
    }

    public JsonElement Root => _document.RootElement;

    /// <summary><see langword="null"/>, and a fault, where the content is no JSON.</summary>
    public static PlacedJson? Parse(ReadOnlyMemory<byte> content, FaultList faults)
    {
        var written = content.Span.StartsWith("\uFEFF"u8) ? content[3..] : content;
        if (written.Span.IndexOfAnyExcept(" \t\r\n\0"u8) < 0)
        {
            faults.Add("found an empty file; expected prices.");
            return null;
        }

        if (!Utf8.IsValid(written.Span))
        {
            faults.Add("found bytes that are not UTF-8; expected the file to be saved as UTF-8.");
            return null;
        }

        return ParseText(written, faults);
    }

    public void Dispose() => _document.Dispose();

    public void Fault(JsonElement at, string text)
    {
        var (line, column) = PlaceOf(at);
        _faults.Add(line, column, text);
    }

    public void Fault(JsonProperty at, string text)
    {
        var (line, column) = PlaceOf(at);
        _faults.Add(line, column, text);
    }

    /// <summary>Line and column from 1.</summary>
    public (int Line, int Column) PlaceOf(JsonElement value) => PlaceOf(OffsetOf(JsonMarshal.GetRawUtf8Value(value)));

    /// <summary>The place of the property's name.</summary>
    public (int Line, int Column) PlaceOf(JsonProperty property) =>
        PlaceOf(OffsetOf(JsonMarshal.GetRawUtf8PropertyName(property)) - 1);

    /// <summary>A value in the words of a fault.</summary>
    public string Described(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.Null => "nothing",
        JsonValueKind.String when TextOf(value) is { } text => $"'{Choices.Shortened(text)}'",
        _ => Choices.Shortened(WrittenOf(value)),
    };

    /// <summary>Whether the file has a bare word such as <c>NaN</c> there, which stands for a number.</summary>
    private bool IsBareNumber(JsonElement value) =>
        value.ValueKind is JsonValueKind.String && _written.Span[OffsetOf(JsonMarshal.GetRawUtf8Value(value))] != '"';

    /// <summary>A text, or <see langword="null"/> where it is none.</summary>
    public string? TextOf(JsonElement value) =>
        value.ValueKind is JsonValueKind.String && !IsBareNumber(value) ? value.GetString() : null;

    private static PlacedJson? ParseText(ReadOnlyMemory<byte> written, FaultList faults)
    {
        var lines = new LineStarts(written);
        try
        {
            var read = BareNumbers.Quoted(written);
            var json = new PlacedJson(written, read, lines, faults);
            if (HalfCharacters.Find(read.Span) is { } offset)
            {
                var (line, column) = lines.PlaceOf(offset);
                faults.Add(line, column, "found a text with half a character (a lone surrogate); expected whole characters.");
            }

            return json;
        }
        catch (JsonException torn)
        {
            var (line, column) = lines.PlaceOf(torn.LineNumber ?? 0, torn.BytePositionInLine ?? 0);
            faults.Add(line, column, $"found what is no JSON: {Sentence(torn)} Expected the whole file: was it cut off?");
            return null;
        }
    }

    private (int Line, int Column) PlaceOf(int offset) => _placed++ < MostPlaced ? _lines.PlaceOf(offset) : (0, 0);

    private string WrittenOf(JsonElement value)
    {
        var raw = JsonMarshal.GetRawUtf8Value(value);
        return Encoding.UTF8.GetString(_written.Span.Slice(OffsetOf(raw), raw.Length));
    }

    private int OffsetOf(ReadOnlySpan<byte> raw)
    {
        _ = _read.Span.Overlaps(raw, out var offset);
        return offset;
    }

    private static string Sentence(JsonException torn)
    {
        var end = torn.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return end < 0 ? torn.Message : torn.Message[..end];
    }
}
