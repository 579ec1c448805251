namespace Rung.Tensors.Tokenizers;

/// <summary>How a text is encoded.</summary>
public sealed record EncodeOptions
{
    internal static readonly EncodeOptions Default = new();

    /// <summary>Whether the model's own tokens (a start of text, a separator) are added. They are.</summary>
    public bool AddsSpecialTokens { get; init; } = true;

    /// <summary>
    /// Whether special tokens that stand in the text become those tokens; they do, as templates need it. With false, a text
    /// of a stranger cannot end a message or start another.
    /// </summary>
    public bool FindsSpecialTokens { get; init; } = true;

    /// <summary>
    /// The most tokens, those that the model adds included; what is too much is cut off the end, in a pair off the longer.
    /// Nothing is cut by default, whatever the file says.
    /// </summary>
    public int? MaxTokens { get; init; }
}
