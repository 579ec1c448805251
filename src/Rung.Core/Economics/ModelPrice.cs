namespace Rung.Core.Economics;

/// <summary>What a model's tokens cost, in United States dollars per million, with where and when that was read.</summary>
public sealed record ModelPrice
{
    private const decimal TokensPerUnit = 1_000_000m;

    /// <summary>Dollars per million input tokens.</summary>
    public required decimal Input { get; init; }

    /// <summary>Dollars per million input tokens read from the provider's cache; the normal input price where not given.</summary>
    public decimal? CachedInput { get; init; }

    /// <summary>Dollars per million output tokens; reasoning tokens are billed as these.</summary>
    public required decimal Output { get; init; }

    /// <summary>The day on which the price was read.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>Where the price was read, for the report.</summary>
    public string? Source { get; init; }

    /// <summary>The exact cost of a call.</summary>
    public Money CostOf(TokenCounts tokens) => new(
        ((tokens.Input * Input)
        + (tokens.CachedInput * (CachedInput ?? Input))
        + ((tokens.Output + tokens.Reasoning) * Output)) / TokensPerUnit);
}
