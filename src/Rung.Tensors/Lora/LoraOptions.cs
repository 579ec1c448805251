using System.Collections.Immutable;

namespace Rung.Tensors.Lora;

/// <summary>What an adapter looks like. The defaults serve most tasks.</summary>
public sealed record LoraOptions
{
    /// <summary>The width of the adapter's middle.</summary>
    public int Rank { get; init; } = 8;

    /// <summary>How strongly it works: its product is multiplied by α/r, or α/√r with <see cref="IsRankStabilised"/>.</summary>
    public float Alpha { get; init; } = 16;

    /// <summary>The share of the inputs that is dropped while training.</summary>
    public float Dropout { get; init; }

    /// <summary>rsLoRA: the scale falls with the root of the rank, so that large ranks keep learning.</summary>
    public bool IsRankStabilised { get; init; }

    /// <summary>Last names of the linear layers that get an adapter; empty for the attention's projections.</summary>
    public ImmutableArray<string> TargetModules { get; init; } = [];

    /// <summary>Decides the adapter's first values.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>What B·A·x is multiplied by.</summary>
    public float Scale => IsRankStabilised ? Alpha / MathF.Sqrt(Rank) : Alpha / Rank;

    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Rank);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Alpha);
        if (Dropout is not (>= 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(Dropout), Dropout, "The share that is dropped lies from 0 to below 1.");
        }
    }
}
