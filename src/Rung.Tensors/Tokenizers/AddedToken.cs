namespace Rung.Tensors.Tokenizers;

/// <summary>A token that is found in the text before anything else happens to it, and is never taken apart.</summary>
public sealed record AddedToken
{
    public required int Id { get; init; }

    public required string Content { get; init; }

    /// <summary>It steers the model and says nothing: decoding leaves it out unless asked.</summary>
    public bool IsSpecial { get; init; }

    /// <summary>It counts only where no letter, digit or underscore touches it.</summary>
    public bool IsWholeWord { get; init; }

    /// <summary>It swallows the white space on its left.</summary>
    public bool StripsLeft { get; init; }

    /// <summary>It swallows the white space on its right.</summary>
    public bool StripsRight { get; init; }

    /// <summary>It is looked for in the normalised text, not in the original.</summary>
    public bool IsNormalized { get; init; }
}
