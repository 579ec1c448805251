namespace Rung.Core.Economics.Calls;

/// <summary>The mean tokens of a call in one draw.</summary>
/// <param name="Input">All of it, cached or not.</param>
/// <param name="CachedShare">The share of the input read from the cache.</param>
/// <param name="WrittenShare">The share of the input written to the cache; with the share read not above 1.</param>
/// <param name="Output">Visible output.</param>
/// <param name="Reasoning">Hidden output.</param>
internal readonly record struct DrawnTokens(double Input, double CachedShare, double WrittenShare, double Output, double Reasoning);
