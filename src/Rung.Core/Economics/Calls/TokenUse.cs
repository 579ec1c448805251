using System.Collections.Immutable;

namespace Rung.Core.Economics.Calls;

/// <summary>The mean tokens of a candidate's call, by kind. A cost is linear in tokens, so that their mean says all about it.</summary>
public sealed record TokenUse
{
    /// <summary>All input tokens of a call, cached or not.</summary>
    public required Assumption Input { get; init => field = value.NotNegative(); }

    /// <summary>Visible output tokens of a call.</summary>
    public required Assumption Output { get; init => field = value.NotNegative(); }

    /// <summary>Hidden reasoning tokens of a call; <see langword="null"/>: none.</summary>
    public Assumption? Reasoning { get; init => field = value.NotNegative(); }

    /// <summary>The share of input tokens read from the cache, where it is not that of the traffic.</summary>
    public Assumption? CachedShare { get; init => field = value.Share(); }

    /// <summary>The share of input tokens written to the cache, where the provider bills that apart; <see langword="null"/>: none.</summary>
    public Assumption? CacheWriteShare { get; init => field = value.Share(); }

    /// <summary>
    /// How much the mean of each kind moves with those before it, in the order in which they stand in a sample: long questions
    /// may have long answers. Empty: each kind is on its own.
    /// </summary>
    internal ImmutableArray<ImmutableArray<double>> Slopes { get; init; } = [];

    /// <summary>Token counts that are known for certain.</summary>
    /// <param name="name">The candidate's name, for the keys.</param>
    /// <param name="input">Input tokens of a call.</param>
    /// <param name="output">Output tokens of a call.</param>
    public static TokenUse Of(string name, decimal input, decimal output) => new()
    {
        Input = new($"{name}.input-tokens", Quantity.Certain(input), "tokens per call", "given"),
        Output = new($"{name}.output-tokens", Quantity.Certain(output), "tokens per call", "given"),
    };
}
