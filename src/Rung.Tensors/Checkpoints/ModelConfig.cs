using System.Collections.Immutable;

namespace Rung.Tensors.Checkpoints;

/// <summary>The shape of a model, read from <c>config.json</c> and checked, in one vocabulary for all families.</summary>
public sealed record ModelConfig
{
    /// <summary>What config.json calls it: <c>llama</c>, <c>qwen2</c>, <c>bert</c> …</summary>
    public required string ModelType { get; init; }

    public required ModelFamily Family { get; init; }

    public required int VocabularySize { get; init; }

    /// <summary>The width of a token's vector.</summary>
    public required int HiddenSize { get; init; }

    /// <summary>The width inside the feed-forward layers.</summary>
    public required int IntermediateSize { get; init; }

    public required int Layers { get; init; }

    /// <summary>Heads of queries.</summary>
    public required int Heads { get; init; }

    /// <summary>Heads of keys and values; each serves a group of query heads.</summary>
    public required int KeyValueHeads { get; init; }

    public required int HeadSize { get; init; }

    /// <summary>The longest text, in tokens.</summary>
    public required int MaxPositions { get; init; }

    public required float NormEpsilon { get; init; }

    public required Activation Activation { get; init; }

    /// <summary>The base of the rotary frequencies.</summary>
    public float RopeTheta { get; init; } = 10_000;

    /// <summary>The leading dimensions of a head that are turned; all by default.</summary>
    public int RotarySize { get; init; }

    public RopeScaling RopeScaling { get; init; } = RopeScaling.None;

    /// <summary>Layers whose positions are not turned at all (SmolLM 3).</summary>
    public ImmutableHashSet<int> LayersWithoutRotary { get; init; } = [];

    /// <summary>The head is the transposed embedding, under whichever of the two names it is stored.</summary>
    public bool TiesEmbeddings { get; init; }

    public bool HasQueryKeyValueBias { get; init; }

    public bool HasOutputBias { get; init; }

    public bool HasFeedForwardBias { get; init; }

    /// <summary>Each head of queries and keys is normalised (Qwen 3).</summary>
    public bool NormalisesQueryAndKey { get; init; }

    /// <summary>Queries, keys and values are one stored matrix, gate and up another (Phi-3).</summary>
    public bool StoresFusedProjections { get; init; }

    /// <summary>How far back a token sees, itself included; nothing where it sees all.</summary>
    public int? SlidingWindow { get; init; }

    /// <summary>Layers before this one see all even where there is a window.</summary>
    public int FirstSlidingLayer { get; init; }

    /// <summary>Scores are divided by the root of the head's size; GPT-2 may not do so.</summary>
    public bool ScalesByHeadSize { get; init; } = true;

    /// <summary>Scores of a layer are divided by its number, from 1 on (some GPT-2).</summary>
    public bool ScalesByLayer { get; init; }

    /// <summary>Kinds of segments of a BERT; 0 elsewhere.</summary>
    public int TokenTypes { get; init; }

    /// <summary>The row of the first position in the learned positions (RoBERTa: behind the padding).</summary>
    public int FirstPosition { get; init; }

    /// <summary>Outputs of a classification head; 0 where the checkpoint has none.</summary>
    public int Labels { get; init; }

    public int? BeginningToken { get; init; }

    /// <summary>Any of these ends a text.</summary>
    public ImmutableArray<int> EndTokens { get; init; } = [];

    /// <summary>Query heads per key head.</summary>
    public int GroupSize => Heads / KeyValueHeads;

    /// <summary>The window of one layer, or nothing.</summary>
    public int? WindowOf(int layer) => layer >= FirstSlidingLayer ? SlidingWindow : null;
}
