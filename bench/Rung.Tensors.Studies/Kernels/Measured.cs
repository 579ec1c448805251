namespace Rung.Tensors.Studies.Kernels;

/// <summary>One shape in one process: operations per second of the peer and of ours.</summary>
internal sealed record Measured
{
    public required int Threads { get; init; }

    public required int Rows { get; init; }

    public required int Outputs { get; init; }

    public required int Inputs { get; init; }

    /// <summary>OpenBLAS's kernels.</summary>
    public required string Core { get; init; }

    /// <summary>Ours in registers of so many bits.</summary>
    public required int Bits { get; init; }

    public required double PeerGigaflops { get; init; }

    public required double PackedGigaflops { get; init; }

    /// <summary>Without weights packed beforehand; 0 where it was not measured.</summary>
    public double GeneralGigaflops { get; init; }
}
