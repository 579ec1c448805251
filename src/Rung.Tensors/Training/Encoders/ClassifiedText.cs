using System.Collections.Immutable;

namespace Rung.Tensors.Training.Encoders;

/// <summary>A text, or a pair of texts, with the number of its label.</summary>
public sealed class ClassifiedText
{
    /// <param name="tokens">Special tokens included.</param>
    /// <param name="label">From 0 on.</param>
    /// <param name="types">For each token whether it is of the first text (0) or of the second (1); empty for all of the first.</param>
    public ClassifiedText(ReadOnlySpan<int> tokens, int label, ReadOnlySpan<int> types = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(label);
        if (types.Length != 0 && types.Length != tokens.Length)
        {
            throw new ArgumentException($"{types.Length} types for {tokens.Length} tokens.", nameof(types));
        }

        Tokens = [.. tokens];
        Types = types.IsEmpty ? [.. new int[tokens.Length]] : [.. types];
        Label = label;
    }

    public ImmutableArray<int> Tokens { get; }

    public ImmutableArray<int> Types { get; }

    public int Label { get; }
}
