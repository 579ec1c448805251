namespace Rung.Tensors.Generation;

/// <summary>Forbids tokens before one is chosen, by setting their logits to minus infinity: for answers of a given form.</summary>
/// <param name="text">The number of the text in the batch.</param>
/// <param name="generated">What was generated of it so far.</param>
/// <param name="logits">One for each token of the vocabulary.</param>
public delegate void LogitsMask(int text, IReadOnlyList<int> generated, Span<float> logits);
