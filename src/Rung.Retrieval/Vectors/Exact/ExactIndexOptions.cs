namespace Rung.Retrieval.Vectors.Exact;

/// <summary>How an index that compares with every vector works.</summary>
public sealed record ExactIndexOptions
{
    /// <summary>The most threads that one search uses, at least 1; the processor's cores by default.</summary>
    public int SearchThreads { get; init => field = AtLeastOne(value); } = Environment.ProcessorCount;

    /// <summary>
    /// For <see cref="QuantizedVectorIndex"/>: how many candidates the small integers choose for each passage asked for, whose vectors are
    /// then compared themselves; at least 1, 4 by default.
    /// </summary>
    public int CandidatesPerResult { get; init => field = AtLeastOne(value); } = 4;

    private static int AtLeastOne(int value)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
        return value;
    }
}
