using System.Collections.Immutable;
using Rung.Core.Economics.Ownership;

namespace Rung.Core.Economics.BreakEven;

/// <summary>
/// What would turn the choice. Chosen is who costs least over all months, or, where answers have a value and all qualities
/// are known, who earns most.
/// </summary>
public static class FlipPoints
{
    /// <summary>Every point at which the choice turns between today's and another candidate, the nearest first by kind.</summary>
    public static ImmutableArray<FlipPoint> Of(OwnershipCase question) => throw new NotImplementedException();

    /// <summary>The candidate that is chosen at the expected values.</summary>
    public static string Chosen(OwnershipCase question) => throw new NotImplementedException();

    /// <summary>The case with a flip point's input at another value.</summary>
    public static OwnershipCase Apply(OwnershipCase question, FlipPoint flip, double value) => throw new NotImplementedException();
}
