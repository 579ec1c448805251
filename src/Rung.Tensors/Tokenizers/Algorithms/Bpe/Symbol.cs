namespace Rung.Tensors.Tokenizers.Algorithms.Bpe;

/// <summary>A token of a word that is being merged, and the characters that it covers.</summary>
internal readonly record struct Symbol(int Id, int Start, int End);
