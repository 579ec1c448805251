using System.Collections.Immutable;
using Rung.Core.Statistics;
using Rung.Retrieval.Settings;

namespace Rung.Retrieval.Studies.Settings;

/// <summary>Settings on the questions of the test.</summary>
internal sealed record TestedSettings
{
    public const double Confidence = 0.95;

    public required string Name { get; init; }

    public required RetrievalSettings Settings { get; init; }

    /// <summary>The quality on dev that chose it.</summary>
    public required double Dev { get; init; }

    public required ImmutableArray<double> Qualities { get; init; }

    public required Estimate Quality { get; init; }

    public required double Tokens { get; init; }

    /// <summary>Against today's, paired; null for today's.</summary>
    public DifferenceEstimate? Difference { get; init; }

    /// <summary>The p-value, by Holm over the settings tested.</summary>
    public double Adjusted { get; init; } = 1;
}
