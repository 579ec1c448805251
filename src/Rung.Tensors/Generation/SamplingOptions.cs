namespace Rung.Tensors.Generation;

/// <summary>How the next token is chosen from the logits. The filters work in the order in which they stand here.</summary>
public sealed record SamplingOptions
{
    /// <summary>The most likely token, always.</summary>
    public static SamplingOptions Greedy { get; } = new();

    /// <summary>Logits of tokens that are already in the text are divided by this where positive, multiplied where negative; 1 leaves them.</summary>
    public float RepetitionPenalty { get; init; } = 1;

    /// <summary>Logits are divided by this; 0, the default, takes the most likely token.</summary>
    public float Temperature { get; init; }

    /// <summary>Only so many of the most likely tokens; 0 for all.</summary>
    public int TopK { get; init; }

    /// <summary>The fewest tokens that have this probability together; 1 for all.</summary>
    public float TopP { get; init; } = 1;

    /// <summary>Only tokens at least this many times as likely as the likeliest; 0 for all.</summary>
    public float MinP { get; init; }

    /// <summary>The same seed and texts give the same tokens.</summary>
    public ulong Seed { get; init; }

    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfNegative(Temperature);
        ArgumentOutOfRangeException.ThrowIfNegative(TopK);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(TopP);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(TopP, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(MinP);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(MinP, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(RepetitionPenalty);
        if (!float.IsFinite(Temperature + RepetitionPenalty))
        {
            throw new ArgumentException("Temperature and repetition penalty are finite numbers.");
        }
    }
}
