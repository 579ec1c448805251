using System.Collections.Immutable;
using Rung.Core.Economics.Ownership;

namespace Rung.Core.Economics.Uncertainty;

/// <summary>Draws all assumptions of a case many times and sums what each draw costs and earns.</summary>
public static class OwnershipSimulation
{
    /// <summary>The same bytes for the same case, on any machine and however many threads.</summary>
    /// <exception cref="EconomicsException">The case cannot be: the error names the field.</exception>
    public static OwnershipForecast Run(OwnershipCase question) => throw new NotImplementedException();

    /// <summary>How much a candidate's total, or what it saves against another, hangs on each assumption; the most first.</summary>
    /// <param name="question">The case.</param>
    /// <param name="candidate">Whose total.</param>
    /// <param name="against">Less whose total; <see langword="null"/>: the total alone.</param>
    public static ImmutableArray<TornadoBar> Tornado(OwnershipCase question, string candidate, string? against) =>
        throw new NotImplementedException();

    /// <summary>The total of every candidate at each volume, for a picture: by candidate in the order of the case, then by volume.</summary>
    public static ImmutableArray<ImmutableArray<Distribution>> TotalsByVolume(OwnershipCase question, ImmutableArray<double> callsPerMonth) =>
        throw new NotImplementedException();
}
