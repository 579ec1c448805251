using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Rung.Engine.Datasets;

/// <summary>
/// JSON in one spelling: no blanks between tokens, no escape that is not needed, numbers as they are written, and the
/// properties in the order of the file, because that is the order in which a prompt shows them.
/// </summary>
internal static class CompactJson
{
    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    /// <exception cref="JsonException">The text is not JSON.</exception>
    public static string Of(string text)
    {
        using var json = JsonDocument.Parse(text);
        return Write(json.RootElement);
    }

    public static string Read(ref Utf8JsonReader reader)
    {
        using var json = JsonDocument.ParseValue(ref reader);
        return Write(json.RootElement);
    }

    /// <summary>The library's sentence without its own place, which is that in the object, not in the file.</summary>
    public static string ReasonOf(JsonException malformed)
    {
        var end = malformed.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return (end < 0 ? malformed.Message : malformed.Message[..end]).TrimEnd('.');
    }

    public static JsonException HalfACharacter(InvalidOperationException half) => new("it escapes half a character (a lone surrogate)", half);

    private static string Write(JsonElement element)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(bytes, Options);
        try
        {
            element.WriteTo(writer);
        }
        catch (InvalidOperationException half)
        {
            throw HalfACharacter(half);
        }

        writer.Flush();

        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }
}
