namespace Rung.Retrieval.Vectors.Hnsw;

/// <summary>How a graph of neighbours is built and searched.</summary>
public sealed record HnswOptions
{
    /// <summary>The links that a new vector gets on each level, from 2 to 128; twice as many may come to lie on the lowest. 16 by default.</summary>
    public int Links { get; init => field = Between(value, 2, 128); } = 16;

    /// <summary>How many candidates a new vector's links are chosen from, at least 1: more takes longer to build and finds more. 200 by default.</summary>
    public int BuildCandidates { get; init => field = Between(value, 1, MostCandidates); } = 200;

    /// <summary>How many candidates a search keeps, at least 1: more takes longer and finds more. 100 by default; never fewer than asked for.</summary>
    public int SearchCandidates { get; init => field = Between(value, 1, MostCandidates); } = 100;

    /// <summary>Draws the levels. The same vectors in the same order, added by one thread, give the same graph.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>The most threads that build, at least 1; the processor's cores by default.</summary>
    public int BuildThreads { get; init => field = Between(value, 1, int.MaxValue); } = Environment.ProcessorCount;

    /// <summary>The share of deleted vectors, in (0, 1], from which on the graph is built anew; 0.25 by default.</summary>
    public double RebuildShare { get; init => field = Share(value); } = 0.25;

    private const int MostCandidates = 1 << 16;

    private static int Between(int value, int low, int high)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, low);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, high);
        return value;
    }

    private static double Share(double value)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 1);
        return value;
    }
}
