using Rung.Core.Economics.Prices;

namespace Rung.Core.Economics.Ownership;

/// <summary>
/// What training computes, from first principles: six operations a weight and token, of which two are the forward pass and
/// two each the gradients of activations and of weights (Kaplan et al., "Scaling laws for neural language models", 2020).
/// An adapter leaves the gradients of the frozen weights away, which makes four.
/// </summary>
public static class TrainingCompute
{
    private const double OperationsPerWeight = 6;
    private const double OperationsPerFrozenWeight = 4;
    private const double Tera = 1e12;
    private const double SecondsPerHour = 3600;

    /// <summary>Floating-point operations of a training run.</summary>
    /// <param name="parameters">Weights of the model.</param>
    /// <param name="trainingTokens">Tokens of all examples, times the epochs.</param>
    /// <param name="isAdapter">Whether the model's own weights are frozen.</param>
    public static double Operations(double parameters, double trainingTokens, bool isAdapter)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(parameters);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(trainingTokens);
        return (isAdapter ? OperationsPerFrozenWeight : OperationsPerWeight) * parameters * trainingTokens;
    }

    /// <summary>Hours on one accelerator that uses such a share of its peak.</summary>
    public static double Hours(double operations, double peakTeraflops, double utilisation)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(peakTeraflops);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(utilisation);
        return operations / (peakTeraflops * Tera * utilisation * SecondsPerHour);
    }

    /// <summary>A training run on hardware paid by the hour.</summary>
    /// <exception cref="EconomicsException">The peak of the hardware is unknown.</exception>
    public static CostItem On(HardwarePrice hardware, double operations, CostDefaults defaults, string name)
    {
        ArgumentNullException.ThrowIfNull(hardware);
        ArgumentNullException.ThrowIfNull(defaults);

        var peak = hardware.PeakTeraflops
            ?? throw new EconomicsException($"{hardware.Name}: peak_teraflops", "nothing", "the peak of its matrix units, to reckon hours from");
        var ideal = Hours(operations, peak, utilisation: 1);
        return new("training compute", CostTiming.Once,
        [
            new($"{name}.ideal-hours", Quantity.Certain(ideal), "hours at full peak", "computed from parameters and tokens"),
            defaults.Of("training.times-ideal-hours"),
            new($"{hardware.Name}.per-hour", Quantity.Certain(hardware.PerHour), "$ per hour", hardware.Source ?? "price table"),
        ]);
    }

    /// <summary>A training run that a provider bills by token; <see langword="null"/>: its price is unknown.</summary>
    public static CostItem? AtProvider(ModelPrice price, long trainingTokens, string name)
    {
        ArgumentNullException.ThrowIfNull(price);
        ArgumentOutOfRangeException.ThrowIfNegative(trainingTokens);
        return price.TrainingCostOf(trainingTokens) is { } cost
            ? new("training compute", CostTiming.Once, [new($"{name}.training", Quantity.Certain(cost.Usd), "$", price.Source ?? "price table")])
            : null;
    }
}
