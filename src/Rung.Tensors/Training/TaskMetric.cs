namespace Rung.Tensors.Training;

/// <summary>What a training is really for, measured by the caller on examples set apart: accuracy, recall, exact answers.</summary>
public sealed record TaskMetric
{
    /// <summary>What people call it.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// Measures the model as it is now. It is called between two steps on the thread that trains and may use the model;
    /// dropout is off. What is no number counts as no gain.
    /// </summary>
    public required Func<CancellationToken, double> Measure { get; init; }

    /// <summary>Whether more is better; else less is.</summary>
    public bool IsHigherBetter { get; init; } = true;

    /// <summary>Steps between two measurements; 0 for the end of each epoch. The last step is always measured.</summary>
    public int StepsBetween { get; init; }

    /// <summary>The value turned so that less is better.</summary>
    internal double Criterion(double value) => double.IsNaN(value) ? double.PositiveInfinity : IsHigherBetter ? -value : value;
}
