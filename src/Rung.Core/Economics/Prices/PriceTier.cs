namespace Rung.Core.Economics.Prices;

/// <summary>Dollars per million tokens of calls whose input is longer than a limit; what is not given stays as it is.</summary>
public sealed record PriceTier
{
    /// <summary>The tier holds for calls with more input tokens than these, for all their tokens.</summary>
    public required long AboveInputTokens { get; init; }

    public decimal? Input { get; init => field = PriceLimits.PerMillion("input", value); }

    public decimal? CachedInput { get; init => field = PriceLimits.PerMillion("cached_input", value); }

    public decimal? CacheWrite { get; init => field = PriceLimits.PerMillion("cache_write", value); }

    public decimal? Output { get; init => field = PriceLimits.PerMillion("output", value); }

    internal ModelPrice AppliedTo(ModelPrice price) => price with
    {
        Input = Input ?? price.Input,
        CachedInput = CachedInput ?? price.CachedInput,
        CacheWrite = CacheWrite ?? price.CacheWrite,
        Output = Output ?? price.Output,
        Tiers = [],
    };
}
