namespace Rung.Core.Economics;

/// <summary>Tokens by the kinds that providers bill apart.</summary>
/// <param name="Input">Input tokens billed at the normal price: those read from or written to the provider's cache are not among them.</param>
/// <param name="CachedInput">Input tokens that the provider read from its prompt cache.</param>
/// <param name="Output">Visible output tokens: reasoning tokens are not among them.</param>
/// <param name="Reasoning">Hidden reasoning tokens, billed as output where they have no price of their own.</param>
public readonly record struct TokenCounts(long Input, long CachedInput, long Output, long Reasoning)
{
    /// <summary>Input tokens that the provider wrote to its prompt cache, where it bills those apart.</summary>
    public long CacheWrite { get; init; }

    public long AllInput => Input + CachedInput + CacheWrite;

    public long Total => AllInput + Output + Reasoning;

    public static TokenCounts operator +(TokenCounts left, TokenCounts right) => left.Add(right);

    public TokenCounts Add(TokenCounts other) =>
        new(Input + other.Input, CachedInput + other.CachedInput, Output + other.Output, Reasoning + other.Reasoning)
        {
            CacheWrite = CacheWrite + other.CacheWrite,
        };
}
