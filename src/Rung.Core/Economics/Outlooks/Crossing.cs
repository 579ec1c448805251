namespace Rung.Core.Economics.Outlooks;

/// <summary>A volume at which two candidates cost the same over all months, at the expected values.</summary>
/// <param name="CallsPerMonth">Calls in the first month.</param>
/// <param name="Total">Dollars over all months there.</param>
/// <param name="CheaperBelow">Who costs less below it.</param>
/// <param name="CheaperAbove">Who costs less above it.</param>
public sealed record Crossing(double CallsPerMonth, double Total, string CheaperBelow, string CheaperAbove);
