using Rung.Core.Data;
using Rung.Core.Ladder;
using Rung.Engine.Reports;
using Rung.Engine.Tuning;

namespace Rung.Engine.Climbing;

/// <summary>Gathers what reports are rendered from.</summary>
internal static class ClimbSource
{
    public static ReportSource Of(
        Dataset dataset, ClimbResult result, IReadOnlyList<Contestant> contestants, IEnumerable<TrainedAdapter> adapters)
    {
        var finalists = contestants.Where(contestant => contestant is { IsIn: true, Test: not null });
        return new ReportSource
        {
            Result = result,
            Test = dataset[Split.Test],
            Attempts = [.. finalists.Select(finalist => new CandidateAttempts(finalist.Candidate.Name, finalist.Test!.Attempts))],
            Trainings = TunedStage.WornBy(result.Candidates, adapters),
        };
    }
}
