namespace Rung.Tensors.Tokenizers;

/// <summary>How tokens are decoded.</summary>
public sealed record DecodeOptions
{
    internal static readonly DecodeOptions Default = new();

    /// <summary>Whether special tokens are left out. They are.</summary>
    public bool SkipsSpecialTokens { get; init; } = true;

    /// <summary>
    /// Whether spaces before punctuation and in English contractions are taken out of the whole text; what transformers does
    /// where <c>clean_up_tokenization_spaces</c> is set. Off: it may change what was written.
    /// </summary>
    public bool CleansUpSpaces { get; init; }
}
