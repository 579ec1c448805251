namespace Rung.Tensors.Tokenizers.Algorithms.Bpe;

/// <summary>How a byte-pair encoder treats a word's characters.</summary>
internal sealed record BpeSettings
{
    /// <summary>The id of a character without a token; none where such a character is left out.</summary>
    public int? Unknown { get; init; }

    /// <summary>Whether neighbours that are unknown become one.</summary>
    public bool FusesUnknown { get; init; }

    /// <summary>The tokens that spell a character without a token.</summary>
    public ByteTokens? Bytes { get; init; }

    /// <summary>Whether a word that is a token is that token, whatever the merges say.</summary>
    public bool IgnoresMerges { get; init; }

    /// <summary>What marks a character that does not begin its word.</summary>
    public string ContinuingPrefix { get; init; } = "";

    /// <summary>What marks the last character of a word.</summary>
    public string EndSuffix { get; init; } = "";

    /// <summary>Whether words come as they are, to be spelt in the byte alphabet here.</summary>
    public bool SpellsBytes { get; init; }
}
