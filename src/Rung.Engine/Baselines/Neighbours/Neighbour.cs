namespace Rung.Engine.Baselines.Neighbours;

/// <summary>An indexed text near to the one asked for.</summary>
/// <param name="Index">Its place in the list that was indexed.</param>
/// <param name="Cosine">In [0, 1]; 1 is the same grams in the same proportions.</param>
internal readonly record struct Neighbour(int Index, float Cosine);
