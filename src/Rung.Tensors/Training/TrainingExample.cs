using System.Collections.Immutable;

namespace Rung.Tensors.Training;

/// <summary>A text to learn from, and which of its tokens are learnt. The first token never is: nothing foretells it.</summary>
public sealed class TrainingExample
{
    private TrainingExample(ImmutableArray<int> tokens, ImmutableArray<bool> learns)
    {
        Tokens = tokens;
        Learns = learns;
    }

    public ImmutableArray<int> Tokens { get; }

    /// <summary>For each token whether the loss counts it.</summary>
    public ImmutableArray<bool> Learns { get; }

    /// <summary>How many tokens are learnt.</summary>
    public int LearntCount => Learns.Skip(1).Count(learns => learns);

    /// <summary>Learns the completion and only reads the prompt.</summary>
    public static TrainingExample Completion(ReadOnlySpan<int> prompt, ReadOnlySpan<int> completion) =>
        new([.. prompt, .. completion], [.. Enumerable.Repeat(false, prompt.Length), .. Enumerable.Repeat(true, completion.Length)]);

    /// <summary>Learns every token.</summary>
    public static TrainingExample Whole(ReadOnlySpan<int> tokens) => Completion([], tokens);

    /// <summary>Learns the tokens that are marked: the assistant's turns of a conversation.</summary>
    public static TrainingExample Marked(ReadOnlySpan<int> tokens, ReadOnlySpan<bool> learns) =>
        tokens.Length == learns.Length
            ? new([.. tokens], [.. learns])
            : throw new ArgumentException($"{learns.Length} marks for {tokens.Length} tokens.", nameof(learns));
}
