using System.Collections.Immutable;

namespace Rung.Tensors.Tokenizers;

/// <summary>
/// What became of a text: all lists have one entry per token. Spans never run backwards within a sequence; tokens that the
/// model adds by itself have an empty one. Two tokens share a character where its bytes were torn apart.
/// </summary>
public sealed class EncodedText
{
    internal EncodedText(ImmutableArray<int> ids, ImmutableArray<TextSpan> spans, ImmutableArray<int> typeIds, ImmutableArray<sbyte> sequences)
    {
        Ids = ids;
        Spans = spans;
        TypeIds = typeIds;
        Sequences = sequences;
    }

    public ImmutableArray<int> Ids { get; }

    /// <summary>Where in its text each token comes from.</summary>
    public ImmutableArray<TextSpan> Spans { get; }

    /// <summary>Which segment the model is told that each token belongs to.</summary>
    public ImmutableArray<int> TypeIds { get; }

    /// <summary>0 for the first text, 1 for the second, −1 for what the model adds.</summary>
    public ImmutableArray<sbyte> Sequences { get; }

    public int Count => Ids.Length;
}
