using System.Collections.Immutable;

namespace Rung.Tensors.Tokenizers.Training;

/// <summary>What <see cref="BpeTrainer"/> is to make.</summary>
public sealed record BpeTrainerOptions
{
    /// <summary>The most tokens, the 256 bytes and the special ones included. 32,000.</summary>
    public int VocabularySize { get; init; } = 32_000;

    /// <summary>How often a pair has to occur to become a token. Twice.</summary>
    public int LeastCount { get; init; } = 2;

    /// <summary>Tokens that steer the model; they have the first ids, in this order.</summary>
    public ImmutableArray<string> SpecialTokens { get; init; } = [];

    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(LeastCount, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(VocabularySize, ByteOrder.Count + SpecialTokens.Length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(VocabularySize, Vocabulary.MostIds);
        if (SpecialTokens.Distinct(StringComparer.Ordinal).Count() != SpecialTokens.Length
            || SpecialTokens.Any(token => string.IsNullOrEmpty(token) || token.Length == 1))
        {
            throw new ArgumentException("Special tokens differ from each other and have two characters at least.");
        }
    }
}
