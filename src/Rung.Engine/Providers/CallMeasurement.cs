using Microsoft.Extensions.AI;
using Rung.Core.Economics;
using Rung.Core.Ladder;

namespace Rung.Engine.Providers;

/// <summary>What the meter read of one answer; it travels with the response through the decorators.</summary>
/// <param name="Tokens">By kind; <see langword="null"/> when the provider did not say.</param>
/// <param name="Cost">At the model's price; <see langword="null"/> when the tokens or the price are unknown.</param>
/// <param name="Latency">Of the request that was answered; the tries before it are not in it.</param>
/// <param name="IsCached">
/// Whether the answer came from the store: then the latency and the cost are those that it had.
/// </param>
internal sealed record CallMeasurement(TokenCounts? Tokens, Money? Cost, AttemptLatency? Latency, bool IsCached = false)
{
    private const string Key = "rung.measurement";

    public static CallMeasurement? Of(ChatResponse response) =>
        response.AdditionalProperties?.TryGetValue(Key, out var value) is true ? value as CallMeasurement : null;

    public void AttachTo(ChatResponse response) => (response.AdditionalProperties ??= [])[Key] = this;
}
