using System.Collections.Immutable;
using Rung.Core.Economics;
using Rung.Core.Economics.Ownership;
using Rung.Core.Ladder;
using Rung.Engine.Ownership;
using Rung.Engine.Prompting;
using Rung.Engine.Reports;
using Rung.Engine.Retrieving.Prompts;
using Rung.Engine.Tasks;
using Rung.Engine.Tuning;

namespace Rung.Engine.Climbing;

/// <summary>The candidates of a finished climb as their owner would pay for them, at whatever traffic is asked about.</summary>
public static class ClimbedCandidates
{
    /// <param name="task">With the prices of its models, and the traffic to reckon with.</param>
    /// <param name="source">The climb.</param>
    /// <param name="policy">What fixed costs are made of.</param>
    /// <returns>Those whose cost is known.</returns>
    public static ImmutableArray<OwnedCandidate> Of(TaskDefinition task, ReportSource source, Policy policy)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(source);

        var attempts = source.Attempts.ToDictionary(entry => entry.Candidate, entry => entry.Attempts, StringComparer.Ordinal);
        return new OwnershipCases(task, policy)
            .Of([
                .. source.Result.Candidates
                    .Where(candidate => candidate.Candidate.IsDeployable && attempts.ContainsKey(candidate.Candidate.Name))
                    .Select(candidate => Measured(task, candidate, attempts[candidate.Candidate.Name])),
            ])?.Candidates ?? [];
    }

    private static OwnedMeasurement Measured(TaskDefinition task, MeasuredCandidate candidate, ImmutableArray<Attempt> attempts)
    {
        var name = candidate.Candidate.Name;
        var recorded = task.Recorded.FirstOrDefault(recorded => recorded.Name == name);
        return new OwnedMeasurement
        {
            Candidate = candidate.Candidate,
            Attempts = attempts,
            Quality = candidate.Test,
            Latency = candidate.Latency,
            Price = PriceOf(task, name),
            SharesBeginning = task.Models.Any(model => name == DocumentCatalog.WholeName(model)),
            IsAutomatic = recorded is null,
            Success = MeasuredChance.Of(candidate, task.Bar),
            OneOff = recorded?.OneOff,
            Monthly = recorded?.Monthly,
        };
    }

    private static ModelPrice? PriceOf(TaskDefinition task, string candidate) =>
        task.Models.FirstOrDefault(model => PromptCatalog.NamesFor(model).Concat(DocumentCatalog.NamesFor(model)).Contains(candidate, StringComparer.Ordinal) || TunedCatalog.IsNamedFor(model, candidate))?.Price;
}
