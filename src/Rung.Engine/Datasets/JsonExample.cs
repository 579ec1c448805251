using System.Text;
using System.Text.Json;

namespace Rung.Engine.Datasets;

/// <summary>Reads the values of one JSON object by the names of the columns.</summary>
internal static class JsonExample
{
    /// <summary>Fills <paramref name="values"/>, one for each column.</summary>
    /// <exception cref="JsonException">The bytes are not one JSON object.</exception>
    public static void Read(ReadOnlySpan<byte> bytes, ExampleColumns columns, Span<FieldValue> values)
    {
        try
        {
            ReadObject(bytes, columns, values);
        }
        catch (InvalidOperationException half)
        {
            // An escape such as \ud800 may name half a character, which no text can hold, in a name as in a value.
            throw CompactJson.HalfACharacter(half);
        }
    }

    private static void ReadObject(ReadOnlySpan<byte> bytes, ExampleColumns columns, Span<FieldValue> values)
    {
        values.Clear();
        var reader = new Utf8JsonReader(bytes);
        reader.Read();
        if (reader.TokenType is not JsonTokenType.StartObject)
        {
            throw new JsonException("it is no object");
        }

        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var place = PlaceOf(ref reader, columns);
            reader.Read();
            if (place < 0)
            {
                reader.Skip();
            }
            else
            {
                values[place] = ReadValue(ref reader);
            }
        }

        // Throws when something follows the object.
        reader.Read();
    }

    /// <summary>The names that an object has, for the message about one that it has not.</summary>
    public static IReadOnlyList<string> NamesOf(ReadOnlyMemory<byte> bytes)
    {
        using var json = JsonDocument.Parse(bytes);
        return [.. json.RootElement.EnumerateObject().Select(property => property.Name)];
    }

    private static int PlaceOf(ref Utf8JsonReader reader, ExampleColumns columns)
    {
        for (var i = 0; i < columns.Utf8Names.Length; i++)
        {
            if (reader.ValueTextEquals(columns.Utf8Names[i]))
            {
                return i;
            }
        }

        return -1;
    }

    private static FieldValue ReadValue(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => new FieldValue(FieldShape.Text, reader.GetString()!),
        JsonTokenType.Null => FieldValue.Nothing,
        JsonTokenType.True => new FieldValue(FieldShape.Flag, "true"),
        JsonTokenType.False => new FieldValue(FieldShape.Flag, "false"),
        JsonTokenType.Number => new FieldValue(FieldShape.Number, Encoding.UTF8.GetString(reader.ValueSpan)),
        JsonTokenType.StartArray => new FieldValue(FieldShape.Array, CompactJson.Read(ref reader)),
        _ => new FieldValue(FieldShape.Object, CompactJson.Read(ref reader)),
    };
}
