using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.AI;
using Rung.Core.Economics;
using Rung.Core.Ladder;

namespace Rung.Engine.Providers;

/// <summary>An answer as the store keeps it: the raw text, and what was measured when it was paid for.</summary>
internal sealed record CachedAnswer
{
    public required string Text { get; init; }

    public string? FinishReason { get; init; }

    public string? ModelId { get; init; }

    public TokenCounts? Tokens { get; init; }

    public double? TotalMs { get; init; }

    public double? FirstTokenMs { get; init; }

    public static CachedAnswer Of(ChatResponse response)
    {
        var measured = CallMeasurement.Of(response);
        return new CachedAnswer
        {
            Text = response.Text,
            FinishReason = response.FinishReason?.Value,
            ModelId = response.ModelId,
            Tokens = measured?.Tokens,
            TotalMs = measured?.Latency?.TotalMs,
            FirstTokenMs = measured?.Latency?.FirstTokenMs,
        };
    }

    /// <summary>
    /// <see langword="null"/> when the text is not one that this version wrote: then the answer is asked for again.
    /// </summary>
    public static CachedAnswer? Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, CachedAnswerJson.Default.CachedAnswer);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public string ToJson() => JsonSerializer.Serialize(this, CachedAnswerJson.Default.CachedAnswer);

    /// <param name="price">Today's: the cost is that of making the call now.</param>
    public ChatResponse ToResponse(ModelPrice? price)
    {
        var response = new ChatResponse(new ChatMessage(ChatRole.Assistant, Text))
        {
            FinishReason = FinishReason is null ? null : new ChatFinishReason(FinishReason),
            ModelId = ModelId,
        };
        var latency = TotalMs is { } total ? new AttemptLatency(total, FirstTokenMs) : (AttemptLatency?)null;
        var cost = Tokens is { } known ? price?.CostOf(known) : null;
        new CallMeasurement(Tokens, cost, latency, IsCached: true).AttachTo(response);
        return response;
    }
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(CachedAnswer))]
internal sealed partial class CachedAnswerJson : JsonSerializerContext;
