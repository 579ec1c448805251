using Rung.Core.Data;
using Rung.Core.Ladder;
using Rung.Engine.Reports;

namespace Rung.Engine.Climbing;

/// <summary>Gathers what reports are rendered from.</summary>
internal static class ClimbSource
{
    public static ReportSource Of(Dataset dataset, ClimbResult result, IReadOnlyList<Contestant> contestants) => new()
    {
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
