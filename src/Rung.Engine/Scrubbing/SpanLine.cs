using System.Text.Encodings.Web;
using System.Text.Json;
using Rung.Engine.PersonalData;

namespace Rung.Engine.Scrubbing;

/// <summary>One line of JSON a record: where what was found stands, counted in characters (Unicode code points), the end exclusive.</summary>
internal static class SpanLine
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="found">The record.</param>
    /// <param name="fields">The names of its texts; a span names its own where there are several.</param>
    /// <param name="includes">Which spans are of interest.</param>
    public static byte[] Of(FoundRecord found, IReadOnlyList<string> fields, Func<PersonalSpan, bool> includes)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WritePropertyName("id");
            json.WriteRawValue(found.Record.Id);
            json.WriteStartArray("spans");
            for (var place = 0; place < fields.Count; place++)
            {
                WriteSpans(json, found.Record.Texts[place] ?? "", found.Spans[place].Where(includes), fields.Count > 1 ? fields[place] : null);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        buffer.WriteByte((byte)'\n');
        return buffer.ToArray();
    }

    private static void WriteSpans(Utf8JsonWriter json, string text, IEnumerable<PersonalSpan> spans, string? field)
    {
        var (unit, character) = (0, 0);
        foreach (var span in spans)
        {
            character += CharactersIn(text.AsSpan(unit, span.Start - unit));
            var length = CharactersIn(text.AsSpan(span.Start, span.Length));
            json.WriteStartObject();
            if (field is not null)
            {
                json.WriteString("field", field);
            }

            json.WriteNumber("start", character);
            json.WriteNumber("end", character + length);
            json.WriteString("type", PersonalTypes.CommonOf(span.Type));
            if (PersonalTypes.CommonOf(span.Type) != span.Type)
            {
                json.WriteString("detail", span.Type);
            }

            json.WriteNumber("score", span.Score);
            json.WriteEndObject();
            (unit, character) = (span.End, character + length);
        }
    }

    private static int CharactersIn(ReadOnlySpan<char> text)
    {
        var count = 0;
        foreach (var _ in text.EnumerateRunes())
        {
            count++;
        }

        return count;
    }
}
