using System.Collections.Immutable;

namespace Rung.Tensors.Generation;

/// <summary>A token that was just chosen.</summary>
/// <param name="Text">The number of its text in the batch.</param>
/// <param name="Chosen">The token.</param>
/// <param name="Alternatives">The likeliest tokens in its place, as many as were asked for.</param>
public sealed record GeneratedToken(int Text, TokenProbability Chosen, ImmutableArray<TokenProbability> Alternatives);
