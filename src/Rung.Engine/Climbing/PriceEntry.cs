using System.Text.Json.Nodes;
using Rung.Core.Economics;

namespace Rung.Engine.Climbing;

/// <summary>The prices that a climb reckoned with, as the journal keeps them.</summary>
internal static class PriceEntry
{
    /// <summary>By model: dollars per million tokens, with where and when they were read; <see langword="null"/> is unknown.</summary>
    public static JsonObject Of(IEnumerable<KeyValuePair<string, ModelPrice?>> prices) =>
        new(prices.Select(price => KeyValuePair.Create(price.Key, (JsonNode?)(price.Value is { } known ? Of(known) : null))));

    private static JsonObject Of(ModelPrice price) => new()
    {
        ["input"] = price.Input,
        ["cachedInput"] = price.CachedInput,
        ["output"] = price.Output,
        ["date"] = price.Date?.ToString("O"),
        ["source"] = price.Source,
    };
}
