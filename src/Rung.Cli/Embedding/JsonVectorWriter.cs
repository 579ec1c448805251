using System.Text.Json;

namespace Rung.Cli.Embedding;

/// <summary>A line a text: <c>{"index":0,"id":…,"embedding":[…]}</c>.</summary>
internal sealed class JsonVectorWriter(Stream stream) : VectorWriter
{
    private readonly BufferedStream _stream = new(stream, 1 << 16);

    public override void Write(TextRecord record, ReadOnlySpan<float> vector)
    {
        using (var json = new Utf8JsonWriter(_stream))
        {
            json.WriteStartObject();
            json.WriteNumber("index", Count++);
            if (record.Id is { } id)
            {
                json.WritePropertyName("id");
                json.WriteRawValue(id);
            }

            json.WriteStartArray("embedding");
            foreach (var value in vector)
            {
                json.WriteNumberValue(value);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        _stream.WriteByte((byte)'\n');
    }

    public override ValueTask DisposeAsync() => _stream.DisposeAsync();
}
