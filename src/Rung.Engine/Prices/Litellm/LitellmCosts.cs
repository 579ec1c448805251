using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Rung.Core.Economics;
using Rung.Core.Economics.Prices;
using Rung.Engine.Prices.Json;

namespace Rung.Engine.Prices.Litellm;

/// <summary>
/// The prices of one model of litellm's table, taken out one by one under the names that we reckon with. What nobody
/// takes stays as it is written, under its own name: images, seconds, priority.
/// </summary>
internal sealed partial class LitellmCosts
{
    private const decimal Million = 1_000_000m;

    private readonly Dictionary<string, decimal> _costs = new(StringComparer.Ordinal);

    /// <exception cref="EconomicsException">A price is none, or below zero.</exception>
    public LitellmCosts(PlacedJson json, JsonElement model)
    {
        foreach (var field in model.EnumerateObject().Where(field => IsCost(field.Name)))
        {
            if (field.Value.ValueKind is JsonValueKind.Object)
            {
                foreach (var part in field.Value.EnumerateObject().Where(part => part.Value.ValueKind is JsonValueKind.Number))
                {
                    Add(json, $"{field.Name}.{part.Name}", part.Value);
                }
            }
            else if (field.Value.ValueKind is not (JsonValueKind.Null or JsonValueKind.True or JsonValueKind.False))
            {
                Add(json, field.Name, field.Value);
            }
        }
    }

    /// <summary>What nobody took, in the units of the table.</summary>
    public IReadOnlyDictionary<string, decimal> Others => _costs;

    /// <summary>A price per token, in dollars per million.</summary>
    /// <exception cref="EconomicsException">It is above what is believed.</exception>
    public decimal? TakePerMillion(string key)
    {
        if (!_costs.Remove(key, out var perToken))
        {
            return null;
        }

        return perToken <= ModelPrice.Highest / Million
            ? ExactNumber.Trimmed(perToken * Million)
            : throw new EconomicsException(key, perToken.ToString(CultureInfo.InvariantCulture), "dollars per token between 0 and 0.01");
    }

    /// <summary>A price for one of something, in dollars.</summary>
    /// <exception cref="EconomicsException">It is above what is believed.</exception>
    public decimal? TakeAmount(string key)
    {
        if (!_costs.Remove(key, out var amount))
        {
            return null;
        }

        return amount <= ModelPrice.Highest
            ? amount
            : throw new EconomicsException(key, amount.ToString(CultureInfo.InvariantCulture), "dollars between 0 and 10,000");
    }

    /// <summary>The prices above a length of input, the lowest length first.</summary>
    public ImmutableArray<PriceTier> TakeTiers()
    {
        var thousands = _costs.Keys
            .Select(key => TierKey().Match(key))
            .Where(match => match.Success)
            .Select(match => int.Parse(match.Groups["thousands"].ValueSpan, CultureInfo.InvariantCulture))
            .Distinct()
            .Order()
            .ToArray();
        return [.. thousands.Select(TakeTier)];
    }

    private PriceTier TakeTier(int thousands) => new()
    {
        AboveInputTokens = thousands * 1000L,
        Input = TakePerMillion($"input_cost_per_token_above_{thousands}k_tokens"),
        CachedInput = TakePerMillion($"cache_read_input_token_cost_above_{thousands}k_tokens"),
        CacheWrite = TakePerMillion($"cache_creation_input_token_cost_above_{thousands}k_tokens"),
        Output = TakePerMillion($"output_cost_per_token_above_{thousands}k_tokens"),
    };

    private void Add(PlacedJson json, string key, JsonElement value)
    {
        if (!ExactNumber.TryRead(value, out var cost) || cost < 0)
        {
            throw new EconomicsException(key, json.Described(value), "a price in dollars, zero or more");
        }

        _costs[key] = ExactNumber.Trimmed(cost);
    }

    // Multipliers for regions and speeds are prices too, though they are not in dollars.
    private static bool IsCost(string key) =>
        key.Contains("cost", StringComparison.Ordinal) || key.Contains("multiplier", StringComparison.Ordinal) || key == "provider_specific_entry";

    [GeneratedRegex(@"^(input_cost_per_token|output_cost_per_token|cache_read_input_token_cost|cache_creation_input_token_cost)_above_(?<thousands>[1-9][0-9]{0,5})k_tokens\z")]
    private static partial Regex TierKey();
}
