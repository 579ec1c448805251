namespace Rung.Core.Economics.Calls;

/// <summary>How long providers keep the beginning of a prompt, and how often a call finds it there.</summary>
public static class PromptCache
{
    /// <summary>Shorter beginnings are not kept: what OpenAI's and Anthropic's guides give for most of their models.</summary>
    public const int LeastTokens = 1024;

    /// <summary>After so long without a call it is forgotten: the least that OpenAI's and Anthropic's guides promise.</summary>
    public static TimeSpan Lifetime { get; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// The share of calls that come within the lifetime of the one before, where calls come by chance and evenly: 1 − exp(−lifetime / gap).
    /// Traffic that comes in waves finds it more often.
    /// </summary>
    public static double FoundShare(double callsPerMonth)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(callsPerMonth);
        return 1 - Math.Exp(-Lifetime.TotalHours * callsPerMonth / Traffic.HoursPerMonth);
    }

    /// <summary>The tokens of a call of a climb as they will be at that traffic: what was read from the cache is often written to it instead.</summary>
    /// <param name="call">Of a climb, whose calls follow each other closely.</param>
    /// <param name="foundShare">Of calls that find the beginning kept.</param>
    public static TokenCounts AtTraffic(TokenCounts call, double foundShare)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(foundShare);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(foundShare, 1);
        var read = (long)Math.Round(call.CachedInput * foundShare);
        return call with { CachedInput = read, CacheWrite = call.CacheWrite + call.CachedInput - read };
    }
}
