using System.Buffers.Binary;
using System.Globalization;
using System.Text.Json;

namespace Rung.Engine.Providers.Embedding;

/// <summary>Reads a vector: a list of numbers, or the base64 of its little-endian floats.</summary>
internal static class EmbeddingNumbers
{
    /// <exception cref="FormatException">It is no vector of finite numbers.</exception>
    public static float[] Read(JsonElement entry, string name) =>
        entry.ValueKind is JsonValueKind.Object && entry.TryGetProperty(name, out var value)
            ? Read(value)
            : throw new FormatException($"an entry has no '{name}'");

    /// <exception cref="FormatException">It is no vector of finite numbers.</exception>
    public static float[] Read(JsonElement value)
    {
        var vector = value.ValueKind switch
        {
            JsonValueKind.Array => OfNumbers(value),
            JsonValueKind.String => OfBase64(value),
            _ => throw new FormatException("a vector is neither a list of numbers nor base64"),
        };
        if (vector.Length == 0)
        {
            throw new FormatException("a vector has no components");
        }

        var wrong = Array.FindIndex(vector, component => !float.IsFinite(component));
        return wrong < 0
            ? vector
            : throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"component {wrong} of a vector is {vector[wrong]}, no finite number"));
    }

    private static float[] OfNumbers(JsonElement list)
    {
        var vector = new float[list.GetArrayLength()];
        foreach (var (place, number) in list.EnumerateArray().Index())
        {
            vector[place] = number.ValueKind is JsonValueKind.Number && number.TryGetSingle(out var component)
                ? component
                : throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"component {place} of a vector is no number"));
        }

        return vector;
    }

    private static float[] OfBase64(JsonElement text)
    {
        if (!text.TryGetBytesFromBase64(out var bytes) || bytes.Length % sizeof(float) != 0)
        {
            throw new FormatException("a vector is a text that is not the base64 of floats");
        }

        var vector = new float[bytes.Length / sizeof(float)];
        for (var i = 0; i < vector.Length; i++)
        {
            vector[i] = BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan(i * sizeof(float)));
        }

        return vector;
    }
}
