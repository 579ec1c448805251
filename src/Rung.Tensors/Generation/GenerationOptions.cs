using System.Collections.Immutable;

namespace Rung.Tensors.Generation;

/// <summary>How texts are generated, and when they end.</summary>
public sealed record GenerationOptions
{
    /// <summary>The most tokens of an answer.</summary>
    public int MaxTokens { get; init; } = 256;

    public SamplingOptions Sampling { get; init; } = SamplingOptions.Greedy;

    /// <summary>Tokens that end a text, and are not part of it; by default those of the model's config.json.</summary>
    public ImmutableArray<int>? EndTokens { get; init; }

    /// <summary>Runs of tokens that end a text, and are not part of it.</summary>
    public ImmutableArray<ImmutableArray<int>> StopSequences { get; init; } = [];

    /// <summary>Ends a text by what it says; the last token stays part of it.</summary>
    public StopCondition? StopsAt { get; init; }

    /// <summary>Forbids tokens.</summary>
    public LogitsMask? Mask { get; init; }

    /// <summary>For each token, so many of the likeliest with their log-probabilities; the chosen one's is always given.</summary>
    public int Alternatives { get; init; }

    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MaxTokens);
        ArgumentOutOfRangeException.ThrowIfNegative(Alternatives);
        Sampling.Check();
        if (StopSequences.Any(sequence => sequence.IsDefaultOrEmpty))
        {
            throw new ArgumentException("A stop sequence has at least one token.");
        }
    }
}
