using Rung.Core.Data;
using Rung.Core.Ladder;
using Rung.Engine.Reports;
using Rung.Engine.Tuning;

namespace Rung.Engine.Climbing;

/// <summary>Gathers what reports are rendered from.</summary>
internal static class ClimbSource
{
    public static ReportSource Of(
        Dataset dataset, ClimbResult result, IReadOnlyList<Contestant> contestants, IEnumerable<TrainedAdapter> adapters) => new()
    {
        Trainings = TunedStage.WornBy(result.Candidates, adapters),
        Result = result,
        Test = dataset[Split.Test],
        Attempts =
        [
            .. contestants
                .Where(contestant => contestant is { IsIn: true, Test: not null })
                .Select(contestant => new CandidateAttempts(contestant.Candidate.Name, contestant.Test!.Attempts)),
        ],
    };
}
