using Rung.Core.Statistics;

namespace Rung.Core.Ladder;

/// <summary>The paired difference of two finalists on test.</summary>
/// <param name="Better">The name of the candidate with the higher estimate.</param>
/// <param name="Worse">The name of the other.</param>
/// <param name="Difference">Better minus worse, with the p-value before correction.</param>
/// <param name="AdjustedPValue">Corrected for all comparisons of the climb (Holm).</param>
public sealed record Comparison(string Better, string Worse, DifferenceEstimate Difference, double AdjustedPValue);
