namespace Rung.Tensors.Generation;

/// <summary>Says whether a text is at its end, the last token included.</summary>
/// <param name="text">The number of the text in the batch.</param>
/// <param name="generated">What was generated of it so far; at least one token.</param>
public delegate bool StopCondition(int text, IReadOnlyList<int> generated);
