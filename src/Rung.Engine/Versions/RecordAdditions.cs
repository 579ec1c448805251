using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Rung.Engine.Versions;

/// <summary>Records that are written after those of a file, with the columns or properties that the file has, in its order.</summary>
internal sealed class RecordAdditions(IReadOnlyList<ImmutableDictionary<string, JsonNode>> records)
{
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly List<string> _names = [];

    /// <summary>Notes which properties the records of the file have.</summary>
    public void See(ReadOnlyMemory<byte> record)
    {
        if (records.Count == 0)
        {
            return;
        }

        using var json = JsonDocument.Parse(record);
        foreach (var property in json.RootElement.EnumerateObject())
        {
            if (_seen.Add(property.Name))
            {
                _names.Add(property.Name);
            }
        }
    }

    /// <summary>As JSON objects with the properties that were seen.</summary>
    public IEnumerable<byte[]> ToJson(JsonWriterOptions options)
    {
        foreach (var record in records)
        {
            using var buffer = new MemoryStream();
            using (var writer = new Utf8JsonWriter(buffer, options))
            {
                writer.WriteStartObject();
                foreach (var name in _names.Where(record.ContainsKey))
                {
                    writer.WritePropertyName(name);
                    record[name].WriteTo(writer);
                }

                writer.WriteEndObject();
            }

            yield return buffer.ToArray();
        }
    }

    /// <summary>As the cells of a table; empty where a record says nothing.</summary>
    public IEnumerable<string[]> ToCells(string[] header) =>
        records.Select(record => Array.ConvertAll(header, name => record.GetValueOrDefault(name)?.ToString() ?? ""));
}
