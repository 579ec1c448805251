namespace Rung.Tensors.Generation;

/// <summary>A token and how likely the model held it, before temperature, penalties and masks.</summary>
/// <param name="Token">The token.</param>
/// <param name="LogProbability">The natural logarithm of its probability.</param>
public readonly record struct TokenProbability(int Token, float LogProbability);
