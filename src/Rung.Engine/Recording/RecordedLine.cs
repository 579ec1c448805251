using System.Text.Json;
using System.Text.Json.Serialization;

namespace Rung.Engine.Recording;

/// <summary>One line of a file of recorded attempts, as it is written.</summary>
internal sealed record RecordedLine
{
    [JsonConverter(typeof(LooseTextConverter))]
    public string? Id { get; init; }

    [JsonConverter(typeof(LooseTextConverter))]
    public string? Output { get; init; }

    [JsonConverter(typeof(LooseScoreConverter))]
    public double? Correct { get; init; }

    public double? LatencyMs { get; init; }

    public decimal? CostUsd { get; init; }

    public double? InputTokens { get; init; }

    public double? OutputTokens { get; init; }
}

/// <summary>Reads a string, or any other JSON value as its text: some files number their ids and record JSON outputs as values.</summary>
internal sealed class LooseTextConverter : JsonConverter<string?>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is JsonTokenType.String)
        {
            return reader.GetString();
        }

        using var value = JsonDocument.ParseValue(ref reader);
        return value.RootElement.GetRawText();
    }

    public override void Write(Utf8JsonWriter writer, string? value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}

/// <summary>Reads a score as a number or as true and false.</summary>
internal sealed class LooseScoreConverter : JsonConverter<double?>
{
    public override double? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.True => 1,
        JsonTokenType.False => 0,
        _ => reader.GetDouble(),
    };

    public override void Write(Utf8JsonWriter writer, double? value, JsonSerializerOptions options)
    {
        if (value is { } number)
        {
            writer.WriteNumberValue(number);
        }
        else
        {
            writer.WriteNullValue();
        }
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(RecordedLine))]
internal sealed partial class RecordedLineContext : JsonSerializerContext;
