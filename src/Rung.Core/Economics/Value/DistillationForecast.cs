using Rung.Core.Economics.Uncertainty;

namespace Rung.Core.Economics.Value;

/// <summary>A student's case.</summary>
public sealed record DistillationForecast
{
    /// <summary>The first month's.</summary>
    public required Distribution TeacherPerMonth { get; init; }

    /// <summary>The first month's.</summary>
    public required Distribution StudentPerMonth { get; init; }

    public required Distribution OneOff { get; init; }

    /// <summary>Teacher and student, if the student were as good.</summary>
    public required PairForecast IfAsGood { get; init; }

    /// <summary>
    /// The quality at which the student earns, after costs, what the teacher does. Above 1: it cannot. <see langword="null"/>:
    /// answers have no value, or the teacher's quality is unknown.
    /// </summary>
    public Distribution? LeastQuality { get; init; }

    /// <summary>The share of draws in which no quality suffices; <see langword="null"/> with <see cref="LeastQuality"/>.</summary>
    public double? ImpossibleShare { get; init; }

    /// <summary>
    /// What the student must reach: the bar and the expected <see cref="LeastQuality"/>, whichever is higher;
    /// <see langword="null"/>: neither is known.
    /// </summary>
    public double? RequiredQuality { get; init; }
}
