using System.Collections.Immutable;
using Rung.Core.Economics.Prices;

namespace Rung.Core.Economics;

/// <summary>
/// What a model's tokens cost, in United States dollars per million, with where and when that was read. A price is refused
/// where it is made if it cannot be: below zero, or above 10,000 dollars per million.
/// </summary>
public sealed record ModelPrice
{
    /// <summary>The highest price per million tokens that is believed.</summary>
    public const decimal Highest = 10_000m;

    private const decimal TokensPerUnit = 1_000_000m;

    /// <summary>Dollars per million input tokens.</summary>
    public required decimal Input { get; init => field = PriceLimits.PerMillion("input", value); }

    /// <summary>Dollars per million input tokens read from the provider's cache; the normal input price where not given.</summary>
    public decimal? CachedInput { get; init => field = PriceLimits.PerMillion("cached_input", value); }

    /// <summary>Dollars per million input tokens written to the provider's cache; the normal input price where not given.</summary>
    public decimal? CacheWrite { get; init => field = PriceLimits.PerMillion("cache_write", value); }

    /// <summary>Dollars per million output tokens.</summary>
    public required decimal Output { get; init => field = PriceLimits.PerMillion("output", value); }

    /// <summary>Dollars per million reasoning tokens; those of the output where not given.</summary>
    public decimal? Reasoning { get; init => field = PriceLimits.PerMillion("reasoning", value); }

    /// <summary>Dollars per million input tokens of a batch that may wait; <see langword="null"/>: not offered.</summary>
    public decimal? BatchInput { get; init => field = PriceLimits.PerMillion("batch_input", value); }

    /// <summary>Dollars per million output tokens of a batch that may wait; <see langword="null"/>: not offered.</summary>
    public decimal? BatchOutput { get; init => field = PriceLimits.PerMillion("batch_output", value); }

    /// <summary>Dollars per million training tokens of the provider's fine-tuning; <see langword="null"/>: unknown.</summary>
    public decimal? Training { get; init => field = PriceLimits.PerMillion("training", value); }

    /// <summary>Dollars per request on top of its tokens: how rerankers are billed.</summary>
    public decimal? PerRequest { get; init => field = PriceLimits.Amount("per_request", value); }

    /// <summary>Other prices for long inputs, by the length from which they hold, in any order.</summary>
    public ImmutableArray<PriceTier> Tiers { get; init; } = [];

    /// <summary>Prices that we do not reckon with (images, audio, priority), by their name in the source and in its unit.</summary>
    public ImmutableSortedDictionary<string, decimal> Others { get; init; } = ImmutableSortedDictionary<string, decimal>.Empty;

    /// <summary>The day on which the price was read.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>Where the price was read, for the report.</summary>
    public string? Source { get; init; }

    /// <summary>The exact cost of a call.</summary>
    public Money CostOf(TokenCounts tokens)
    {
        var price = For(tokens.AllInput);
        return new(
            (((tokens.Input * price.Input)
            + (tokens.CachedInput * price.ReadFromCache)
            + (tokens.CacheWrite * price.WrittenToCache)
            + (tokens.Output * price.Output)
            + (tokens.Reasoning * price.Thought)) / TokensPerUnit)
            + (PerRequest ?? 0));
    }

    /// <summary>The exact cost of a call in a batch; <see langword="null"/> where batches have no price.</summary>
    public Money? BatchCostOf(TokenCounts tokens) => BatchInput is { } input && BatchOutput is { } output
        ? new(((tokens.AllInput * input) + ((tokens.Output + tokens.Reasoning) * output)) / TokensPerUnit)
        : null;

    /// <summary>The exact cost of training on so many tokens; <see langword="null"/> is unknown.</summary>
    public Money? TrainingCostOf(long trainingTokens) =>
        Training is { } price ? new(trainingTokens * price / TokensPerUnit) : null;

    /// <summary>The prices that hold for a call with so much input, without tiers of their own.</summary>
    internal ModelPrice For(decimal inputTokens)
    {
        PriceTier? reached = null;
        foreach (var tier in Tiers)
        {
            if (inputTokens > tier.AboveInputTokens && (reached is null || tier.AboveInputTokens > reached.AboveInputTokens))
            {
                reached = tier;
            }
        }

        return reached is null ? this : reached.AppliedTo(this);
    }

    internal decimal ReadFromCache => CachedInput ?? Input;

    internal decimal WrittenToCache => CacheWrite ?? Input;

    internal decimal Thought => Reasoning ?? Output;
}
