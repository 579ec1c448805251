using System.Collections.Immutable;
using Rung.Core.Data;
using Rung.Core.Ladder;
using Rung.Engine.Tuning;

namespace Rung.Engine.Reports;

/// <summary>What a report is rendered from: the result of a climb, with the examples and attempts behind its numbers.</summary>
public sealed record ReportSource
{
    public required ClimbResult Result { get; init; }

    /// <summary>The examples of test, in the order of their ids.</summary>
    public ImmutableArray<Example> Test { get; init; } = [];

    /// <summary>The finalists' attempts on test.</summary>
    public ImmutableArray<CandidateAttempts> Attempts { get; init; } = [];

    /// <summary>The trainings of the adapters that candidates wear.</summary>
    public ImmutableArray<TrainedAdapter> Trainings { get; init; } = [];

    /// <summary>What is damaged and therefore left out, for a person: the rest of the report is what it was.</summary>
    public ImmutableArray<string> Faults { get; init; } = [];
}
