using System.Collections.Immutable;
using Rung.Core.Data;
using Rung.Core.Ladder;
using Rung.Engine.Checking.Curves;
using Rung.Engine.Checking.Profiles;

namespace Rung.Engine.Checking;

/// <summary>Whether a team's data is fit to decide on and to train on, and what speaks against it.</summary>
public sealed record CheckResult
{
    public required string Task { get; init; }

    public required DatasetSummary Dataset { get; init; }

    public required Bar Bar { get; init; }

    public required ulong Seed { get; init; }

    /// <summary>The policy that decided.</summary>
    public required Policy Policy { get; init; }

    /// <summary>Gravest first; among equals in the order of <see cref="FindingKind"/>.</summary>
    public required ImmutableArray<Finding> Findings { get; init; }

    public ImmutableArray<DataGate> Gates { get; init; } = [];

    /// <summary>What the data is made of.</summary>
    internal DatasetProfile? Profile { get; init; }

    /// <summary>How rung 0 learns; <see langword="null"/> where it was not, or could not be, measured.</summary>
    internal LearningCurve? Curve { get; init; }

    /// <summary>What was looked at only in part, or not at all, and why.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    public DateTimeOffset FinishedAt { get; init; }

    /// <summary>The test examples with a twin in train or dev: scores are shown with and without them.</summary>
    public ImmutableHashSet<ExampleId> TestTwins { get; init; } = [];

    /// <summary>What a climb refuses: errors that nobody accepted.</summary>
    public IEnumerable<Finding> Refusals => Findings.Where(finding => finding is { Severity: FindingSeverity.Error, IsAccepted: false });

    public int CountOf(FindingSeverity severity) => Findings.Count(finding => finding.Severity == severity);
}
