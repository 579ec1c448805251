using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Rung.Core.Data;

namespace Rung.Engine.Reports.Checks;

/// <summary>What changed between two versions as one JSON object of the schema <c>rung.changes/1</c>.</summary>
public static class ChangesJson
{
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(DatasetChanges changes, ContentHash older, ContentHash newer)
    {
        ArgumentNullException.ThrowIfNull(changes);

        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("schema", "rung.changes/1");
            json.WriteString("older", older.ToString());
            json.WriteString("newer", newer.ToString());
            json.WriteNumber("same", changes.Same);
            WriteIds(json, "added", changes.Added);
            WriteIds(json, "removed", changes.Removed);
            WritePairs(json, "relabelled", changes.Relabelled, example => example.Expected);
            WritePairs(json, "rewritten", changes.Rewritten, example => example.Input.Text);
            WriteIds(json, "retagged", changes.Retagged.Select(pair => pair.After));
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static void WriteIds(Utf8JsonWriter json, string name, IEnumerable<Example> examples)
    {
        json.WriteStartArray(name);
        foreach (var example in examples)
        {
            json.WriteStringValue(example.Id.ToString());
        }

        json.WriteEndArray();
    }

    private static void WritePairs(
        Utf8JsonWriter json, string name, IEnumerable<ExampleChange> pairs, Func<Example, string?> valueOf)
    {
        json.WriteStartArray(name);
        foreach (var pair in pairs)
        {
            json.WriteStartObject();
            json.WriteString("id", pair.Before.Id.ToString());
            json.WriteString("newId", pair.After.Id.ToString());
            json.WriteString("from", valueOf(pair.Before));
            json.WriteString("to", valueOf(pair.After));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
