namespace Rung.Studies.Copies;

/// <summary>One search for near-duplicates.</summary>
internal sealed record Measured
{
    public int Size { get; init; }

    public double Seconds { get; init; }

    public double ProcessorSeconds { get; init; }

    public double PeakMegabytes { get; init; }

    public int Planted { get; init; }

    public int Found { get; init; }

    public int Clusters { get; init; }

    /// <summary>Members of clusters with their original or copy.</summary>
    public int PlantedMembers { get; init; }

    /// <summary>Other members that the obvious edit distance confirms.</summary>
    public int ConfirmedMembers { get; init; }

    public int WrongMembers { get; init; }

    public int LargestCluster { get; init; }
}
