namespace Rung.Tensors.Tokenizers;

/// <summary>What the file says about texts that are too long. Nothing is cut unless <see cref="EncodeOptions.MaxTokens"/> is given.</summary>
/// <param name="MaxTokens">The most tokens.</param>
/// <param name="Stride">How many tokens the overflowing parts share.</param>
/// <param name="Strategy"><c>LongestFirst</c>, <c>OnlyFirst</c> or <c>OnlySecond</c>.</param>
/// <param name="Direction"><c>Right</c> or <c>Left</c>: the side that is cut.</param>
public sealed record Truncation(int MaxTokens, int Stride, string Strategy, string Direction);
