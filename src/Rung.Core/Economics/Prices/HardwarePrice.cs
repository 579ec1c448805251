using System.Collections.Immutable;

namespace Rung.Core.Economics.Prices;

/// <summary>What a machine or an accelerator costs per hour, and what it does in that hour.</summary>
public sealed record HardwarePrice
{
    /// <summary>For example <c>h100</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Dollars per hour.</summary>
    public required decimal PerHour { get; init => field = PriceLimits.Amount("per_hour", value)!.Value; }

    /// <summary>Peak of its matrix units in training's number format, in TFLOP/s without sparsity; <see langword="null"/> is unknown.</summary>
    public double? PeakTeraflops { get; init; }

    public ImmutableArray<Throughput> Throughputs { get; init; } = [];

    public string Currency { get; init; } = PriceTable.Dollars;

    public DateOnly? Date { get; init; }

    public string? Source { get; init; }
}
