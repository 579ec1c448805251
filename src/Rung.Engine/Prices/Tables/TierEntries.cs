using System.Collections.Immutable;
using System.Text.Json;
using Rung.Core.Economics.Prices;
using Rung.Engine.Prices.Json;

namespace Rung.Engine.Prices.Tables;

/// <summary>Reads a model's prices for long inputs.</summary>
internal sealed class TierEntries(PlacedJson json)
{
    private const string Limit = "a whole number of input tokens, from 1";

    private static readonly string[] Prices = ["input", "cached_input", "cache_write", "output"];

    private static readonly string[] Keys = ["above_input_tokens", .. Prices];

    /// <summary>In the order of their limits.</summary>
    public ImmutableArray<PriceTier> Read(JsonSection model)
    {
        var tiers = new SortedDictionary<long, PriceTier>();
        foreach (var item in model.FindList("tiers", "a list of prices for long inputs"))
        {
            if (item.ValueKind is not JsonValueKind.Object)
            {
                model.WrongItem("tiers", item, "an object with above_input_tokens");
            }
            else if (Read(model, item) is { } tier && !tiers.TryAdd(tier.AboveInputTokens, tier))
            {
                model.WrongItem("tiers", item, $"each limit once: {tier.AboveInputTokens} stands twice");
            }
        }

        return [.. tiers.Values];
    }

    private PriceTier? Read(JsonSection model, JsonElement item)
    {
        var entry = new JsonSection(json, item, model.LabelOf("tiers"), Keys);
        if (!entry.HasAny(Prices))
        {
            entry.Missing("input", "at least one price that differs above the limit");
        }

        var limit = entry.RequireNumber("above_input_tokens", 1, 1_000_000_000_000, Limit);
        if (limit is { } number && !decimal.IsInteger(number))
        {
            entry.Wrong("above_input_tokens", Limit);
            return null;
        }

        return limit is null ? null : new PriceTier
        {
            AboveInputTokens = (long)limit,
            Input = ReadPrice(entry, "input"),
            CachedInput = ReadPrice(entry, "cached_input"),
            CacheWrite = ReadPrice(entry, "cache_write"),
            Output = ReadPrice(entry, "output"),
        };
    }

    private static decimal? ReadPrice(JsonSection entry, string key) =>
        entry.FindNumber(key, 0, PriceFields.Most, PriceFields.PerMillion);
}
