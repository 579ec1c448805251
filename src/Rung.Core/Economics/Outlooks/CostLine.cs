using Rung.Core.Economics.Ownership;

namespace Rung.Core.Economics.Outlooks;

/// <summary>A fixed cost item as a report prints it, in dollars.</summary>
/// <param name="Name">For example <c>data preparation</c>.</param>
/// <param name="Timing">Once, or every month.</param>
/// <param name="Low">The product of the low ends.</param>
/// <param name="Expected">What is expected.</param>
/// <param name="High">The product of the high ends.</param>
/// <param name="Source">Where its factors come from.</param>
public sealed record CostLine(string Name, CostTiming Timing, decimal Low, decimal Expected, decimal High, string Source)
{
    internal static CostLine Of(CostItem item) =>
        new(item.Name, item.Timing, item.Low.Usd, item.Expected.Usd, item.High.Usd, item.Source);
}
