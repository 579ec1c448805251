using System.Collections.Immutable;
using Rung.Tensors.Tokenizers.Algorithms;
using Rung.Tensors.Tokenizers.Decoding;
using Rung.Tensors.Tokenizers.Normalization;
using Rung.Tensors.Tokenizers.PostProcessing;
using Rung.Tensors.Tokenizers.PreTokenization;

namespace Rung.Tensors.Tokenizers;

/// <summary>All that a tokenizer is made of.</summary>
internal sealed record TokenizerParts
{
    /// <summary>The model's tokens and the added ones.</summary>
    public required Vocabulary Vocabulary { get; init; }

    public required TokenModel Model { get; init; }

    public Normalizer? Normalizer { get; init; }

    public PreTokenizer? PreTokenizer { get; init; }

    public PostProcessor PostProcessor { get; init; } = PostProcessor.Nothing;

    public DecoderChain Decoder { get; init; } = DecoderChain.SpacesBetween;

    public ImmutableArray<AddedToken> AddedTokens { get; init; } = [];

    public Truncation? Truncation { get; init; }

    public Padding? Padding { get; init; }

    public ImmutableArray<string> Notes { get; init; } = [];
}
