namespace Rung.Core.Economics.Value;

/// <summary>What answers are worth. A correct one earns, a wrong one costs, a slow one costs by the second.</summary>
public sealed record AnswerValue
{
    /// <summary>Dollars earned by a correct answer.</summary>
    public required Assumption PerCorrect { get; init => field = value.NotNegative(); }

    /// <summary>Dollars that an error costs; <see langword="null"/>: nothing.</summary>
    public Assumption? PerError { get; init => field = value.NotNegative(); }

    /// <summary>Dollars that each second beyond <see cref="FreeSeconds"/> costs in a call; <see langword="null"/>: nothing.</summary>
    public Assumption? PerSecond { get; init => field = value.NotNegative(); }

    /// <summary>The latency that costs nothing.</summary>
    public double FreeSeconds { get; init; }

    /// <summary>Values known for certain.</summary>
    public static AnswerValue Of(decimal perCorrect, decimal perError = 0) => new()
    {
        PerCorrect = new("value.correct", Quantity.Certain(perCorrect), "$ per correct answer", "given"),
        PerError = new("value.error", Quantity.Certain(perError), "$ per error", "given"),
    };

    /// <summary>What a call earns: q v − (1 − q) e − s max(0, t − free).</summary>
    internal static double PerCall(double quality, double correct, double error, double lateness, double second) =>
        (quality * correct) - ((1 - quality) * error) - (second * lateness);
}
