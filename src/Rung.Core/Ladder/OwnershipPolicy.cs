using Rung.Core.Economics;
using Rung.Core.Economics.Ownership;

namespace Rung.Core.Ladder;

/// <summary>How twelve months of ownership are reckoned, and when a difference of cost decides.</summary>
public sealed record OwnershipPolicy
{
    /// <summary>
    /// The probability of costing less from which a cheaper candidate goes before a simpler one. Default 0.90; below it they
    /// are called tied.
    /// </summary>
    public double Decisive { get; init; } = 0.90;

    /// <summary>The months that costs are summed over. Default 12.</summary>
    public int Months { get; init; } = 12;

    /// <summary>How many draws are made. Default 20,000.</summary>
    public int Draws { get; init; } = 20_000;

    /// <summary>What fixed costs are made of.</summary>
    public CostDefaults Costs { get; init; } = CostDefaults.BuiltIn;

    /// <summary>What a tuned student that is not measured yet is taken to cost per million tokens, where a teacher is held against one.</summary>
    public ModelPrice StudentPrice { get; init; } = new()
    {
        Input = 0.20m,
        Output = 0.20m,
        Source = "ours: hosted adapters of 7 to 8 B models",
    };
}
