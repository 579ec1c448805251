namespace Rung.Core.Economics.BreakEven;

/// <summary>What is turned until the choice turns.</summary>
public enum FlipInput
{
    /// <summary>Calls in the first month.</summary>
    Volume,

    /// <summary>A candidate's token prices, times today's.</summary>
    Price,

    /// <summary>A candidate's quality.</summary>
    Quality,

    /// <summary>The share of input read from the cache, of all candidates that have no share of their own.</summary>
    CachedShare,
}
