namespace Rung.Tensors.Tokenizers.PreTokenization;

/// <summary>What becomes of the characters that a text is split at.</summary>
internal enum SplitBehavior
{
    Removed,
    Isolated,
    MergedWithPrevious,
    MergedWithNext,
    Contiguous,
}
