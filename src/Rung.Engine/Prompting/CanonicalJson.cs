using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Rung.Engine.Prompting;

/// <summary>Spells a JSON value in one way: names in ordinal order, no blanks, numbers as they were written.</summary>
internal static class CanonicalJson
{
    private static readonly JsonWriterOptions Spelling = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(JsonNode node)
    {
        using var document = JsonDocument.Parse(node.ToJsonString());
        return Of(document.RootElement);
    }

    public static string Of(JsonElement value)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Spelling))
        {
            Write(json, value);
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static void Write(Utf8JsonWriter json, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                json.WriteStartObject();

                // Of a name written twice the last one stands, as in every reader that builds a dictionary.
                foreach (var property in value.EnumerateObject().GroupBy(each => each.Name, StringComparer.Ordinal)
                    .OrderBy(each => each.Key, StringComparer.Ordinal))
                {
                    json.WritePropertyName(property.Key);
                    Write(json, property.Last().Value);
                }

                json.WriteEndObject();
                break;
            case JsonValueKind.Array:
                json.WriteStartArray();
                foreach (var item in value.EnumerateArray())
                {
                    Write(json, item);
                }

                json.WriteEndArray();
                break;
            default:
                value.WriteTo(json);
                break;
        }
    }
}
