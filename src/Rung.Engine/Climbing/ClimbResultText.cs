using System.Text.Json;
using System.Text.Json.Serialization;
using Rung.Core.Data;
using Rung.Core.Ladder;

namespace Rung.Engine.Climbing;

/// <summary>A climb's result as the bytes of a blob: what reports are made from again. Not a public format: that is the JSON report.</summary>
internal static class ClimbResultText
{
    private static readonly JsonSerializerOptions Options = new()
    {
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new HashConverter(), new JsonStringEnumConverter() },
    };

    public static byte[] Write(ClimbResult result) => JsonSerializer.SerializeToUtf8Bytes(result, Options);

    /// <exception cref="ClimbException">The bytes are of another version of Rung.</exception>
    public static ClimbResult Read(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            return JsonSerializer.Deserialize<ClimbResult>(bytes.Span, Options) ?? throw new JsonException();
        }
        catch (JsonException e)
        {
            throw new ClimbException("The stored result was written by another version of Rung. Climb again: stored attempts are used, nothing is paid twice.", e);
        }
    }

    private sealed class HashConverter : JsonConverter<ContentHash>
    {
        public override ContentHash Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            ContentHash.Parse(reader.GetString() ?? "");

        public override void Write(Utf8JsonWriter writer, ContentHash value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }
}
