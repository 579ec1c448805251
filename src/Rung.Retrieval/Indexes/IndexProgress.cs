namespace Rung.Retrieval.Indexes;

/// <summary>How far an update has come.</summary>
/// <param name="Phase">What it does, for a person.</param>
/// <param name="Done">So many files.</param>
/// <param name="Total">Of so many; 0: it is not known.</param>
public readonly record struct IndexProgress(string Phase, int Done, int Total);
