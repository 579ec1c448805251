namespace Rung.Core.Similarity;

/// <summary>Two texts that are near, by their ranks; the first is the smaller.</summary>
internal readonly record struct NearPair(int One, int Other, double Similarity);
