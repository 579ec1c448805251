using Rung.Core.Economics.Uncertainty;
using Rung.Core.Economics.Value;

namespace Rung.Core.Economics.Outlooks;

/// <summary>Would a student pay, before anything is trained; as a report prints it. All in dollars.</summary>
public sealed record DistillationOutlook
{
    /// <summary>Who serves, or would.</summary>
    public required string Teacher { get; init; }

    /// <summary>What the student is taken to be.</summary>
    public required string Student { get; init; }

    /// <summary>The first month's.</summary>
    public required Distribution TeacherPerMonth { get; init; }

    /// <summary>The first month's.</summary>
    public required Distribution StudentPerMonth { get; init; }

    public required Distribution OneOff { get; init; }

    /// <summary>Student against teacher, if the student were as good.</summary>
    public required PairOutlook IfAsGood { get; init; }

    /// <summary>The quality at which the student earns what the teacher does; <see langword="null"/>: answers have no value.</summary>
    public Distribution? LeastQuality { get; init; }

    /// <summary>The bar or the expected <see cref="LeastQuality"/>, whichever is higher; <see langword="null"/>: neither is known.</summary>
    public double? RequiredQuality { get; init; }

    /// <summary>The shape for a report.</summary>
    /// <param name="question">What was asked.</param>
    /// <param name="forecast">What came out.</param>
    public static DistillationOutlook Of(DistillationQuestion question, DistillationForecast forecast)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(forecast);

        return new()
        {
            Teacher = question.Teacher.Name,
            Student = question.Student.Name,
            TeacherPerMonth = forecast.TeacherPerMonth,
            StudentPerMonth = forecast.StudentPerMonth,
            OneOff = forecast.OneOff,
            IfAsGood = PairOutlook.Of(forecast.IfAsGood),
            LeastQuality = forecast.LeastQuality,
            RequiredQuality = forecast.RequiredQuality,
        };
    }
}
