using System.Collections.Immutable;

namespace Rung.Core.Economics.Ownership;

/// <summary>
/// A fixed cost with a name: the product of its factors. So does "two hours a week at the team's hourly cost" stay what it
/// is, and one uncertain hourly cost moves every item together.
/// </summary>
/// <param name="Name">For example <c>data preparation</c>.</param>
/// <param name="Timing">Once, or every month.</param>
/// <param name="Factors">Their product is dollars; one at least.</param>
public sealed record CostItem(string Name, CostTiming Timing, ImmutableArray<Assumption> Factors)
{
    public ImmutableArray<Assumption> Factors { get; } = Checked(Name, Factors);

    /// <summary>The product of what is expected of the factors.</summary>
    public Money Expected => new((decimal)Factors.Aggregate(1.0, (product, factor) => product * factor.Value.Expected));

    /// <summary>The product of the low ends, for a table of items: the low end of the total is a matter of draws.</summary>
    public Money Low => new((decimal)Factors.Aggregate(1.0, (product, factor) => product * factor.Value.Low));

    /// <summary>The product of the high ends.</summary>
    public Money High => new((decimal)Factors.Aggregate(1.0, (product, factor) => product * factor.Value.High));

    /// <summary>Where the factors come from, each source once.</summary>
    public string Source => string.Join("; ", Factors.Select(factor => factor.Source).Distinct());

    /// <summary>A cost of one amount.</summary>
    public static CostItem Of(string name, CostTiming timing, Quantity dollars, string source) =>
        new(name, timing, [new Assumption(name, dollars, timing is CostTiming.Once ? "$" : "$ per month", source)]);

    private static ImmutableArray<Assumption> Checked(string name, ImmutableArray<Assumption> factors)
    {
        if (factors.IsDefaultOrEmpty)
        {
            throw new EconomicsException(name, "no factors", "one at least");
        }

        return [.. factors.Select(factor => factor.NotNegative())];
    }
}
