namespace Rung.Engine.Providers;

/// <summary>How patient a call is with a provider that fails.</summary>
internal sealed record RetryOptions
{
    /// <summary>How often a call is repeated at most.</summary>
    public int MaxRetries { get; init; } = 4;

    /// <summary>The first wait; each further one is about twice as long, with jitter.</summary>
    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The longest wait of our own choice.</summary>
    public TimeSpan LongestDelay { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>The longest wait that a provider may ask for; if it asks for more, the call gives up at once.</summary>
    public TimeSpan LongestRetryAfter { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// After so many calls in a row that failed for good, a call is tried once, until one is answered: a provider that is
    /// down must not cost the full patience for each of thousands of examples. One that says 429 is not down.
    /// </summary>
    public int MaxHopelessCalls { get; init; } = 8;
}
