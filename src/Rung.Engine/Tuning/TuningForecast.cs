using System.Collections.Immutable;
using Rung.Tensors.Training;

namespace Rung.Engine.Tuning;

/// <summary>What a training will take, said before it begins.</summary>
public sealed record TuningForecast
{
    /// <summary>How long the machine is measured.</summary>
    internal static readonly TimeSpan Calibration = TimeSpan.FromSeconds(2);

    /// <summary>Numbers that are trained.</summary>
    public required long TrainedNumbers { get; init; }

    /// <summary>The adapter's file, in bytes.</summary>
    public required long AdapterBytes { get; init; }

    /// <summary>The most memory at a time, in bytes: weights, activations, optimiser.</summary>
    public required long PeakBytes { get; init; }

    /// <summary>What this process may have, in bytes.</summary>
    public required long AvailableBytes { get; init; }

    /// <summary>Floating-point operations of all steps and of the loss on dev.</summary>
    public required double Operations { get; init; }

    /// <summary>Operations a second that this machine did just now.</summary>
    public required double Speed { get; init; }

    /// <summary>Steps of all epochs.</summary>
    public required int Steps { get; init; }

    /// <summary>Examples that are learnt from.</summary>
    public required int Examples { get; init; }

    /// <summary>Their tokens, prompts included.</summary>
    public required long Tokens { get; init; }

    /// <summary>What else a person should know.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>Without the answers to dev.</summary>
    public TimeSpan Time => TimeSpan.FromSeconds(Operations / Speed);

    internal static TuningForecast Of(TuningPlan plan, TimeProvider time, TimeSpan calibration)
    {
        var forecast = TrainingForecast.For(plan.Model.Config, plan.Shape);
        return new TuningForecast
        {
            TrainedNumbers = forecast.TrainedNumbers,
            AdapterBytes = forecast.ResultBytes,
            PeakBytes = forecast.PeakBytes,
            AvailableBytes = AvailableTo(plan),
            Operations = forecast.Operations,
            Speed = MachineSpeed.Measure(plan.Model.Config, plan.Shape, time, calibration, plan.Model.Options.Threads),
            Steps = plan.Steps,
            Examples = plan.Train.Items.Length,
            Tokens = plan.Train.TokenCount,
            Notes = plan.Notes,
        };
    }

    /// <exception cref="TuningException">It does not fit; the message says what would.</exception>
    internal static void ThrowIfTooLarge(TuningPlan plan)
    {
        try
        {
            TrainingForecast.For(plan.Model.Config, plan.Shape).ThrowIfTooLarge(AvailableTo(plan));
        }
        catch (TrainingMemoryException exception)
        {
            throw new TuningException(exception.Message, exception);
        }
    }

    private static long AvailableTo(TuningPlan plan) => Math.Min(plan.Model.Options.MemoryBytes ?? long.MaxValue, MachineMemory.AvailableBytes());
}
