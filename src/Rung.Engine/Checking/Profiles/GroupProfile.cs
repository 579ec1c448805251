namespace Rung.Engine.Checking.Profiles;

/// <summary>The groups that examples belong to.</summary>
/// <param name="Count">How many groups.</param>
/// <param name="Sizes">Of the groups, in examples.</param>
/// <param name="Largest">The name of the largest.</param>
/// <param name="LargestShare">Its share of all examples.</param>
/// <param name="WithoutGroup">Examples that have none.</param>
internal sealed record GroupProfile(int Count, Quantiles Sizes, string Largest, double LargestShare, int WithoutGroup);
