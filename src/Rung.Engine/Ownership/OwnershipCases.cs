using System.Collections.Immutable;
using Rung.Core.Economics;
using Rung.Core.Economics.Ownership;
using Rung.Core.Ladder;
using Rung.Engine.Tasks;

namespace Rung.Engine.Ownership;

/// <summary>Makes the question of what the months to come cost out of a task and its measured candidates.</summary>
public sealed class OwnershipCases(TaskDefinition task, Policy policy)
{
    /// <summary>The case of all candidates whose cost is known; <see langword="null"/>: there is none, or no volume.</summary>
    /// <exception cref="EconomicsException">A cost cannot be: the error names the field.</exception>
    public OwnershipCase? Of(IReadOnlyCollection<OwnedMeasurement> measured)
    {
        ArgumentNullException.ThrowIfNull(measured);

        if (task.Traffic?.ToTraffic() is not { } traffic)
        {
            return null;
        }

        var items = new FixedItems(policy.Ownership.Costs, task.Incumbent, task.Answers.IsRegulated is true);
        ImmutableArray<OwnedCandidate> owned = [.. measured.Select(candidate => Owned(candidate, measured, items)).OfType<OwnedCandidate>()];
        return owned.IsEmpty
            ? null
            : new OwnershipCase
            {
                Traffic = traffic,
                Candidates = owned,
                Incumbent = owned.Any(candidate => candidate.Name == task.Incumbent) ? task.Incumbent : null,
                Value = task.Value,
                Months = policy.Ownership.Months,
                Draws = policy.Ownership.Draws,
                Seed = task.Seed,
            };
    }

    private OwnedCandidate? Owned(OwnedMeasurement measured, IReadOnlyCollection<OwnedMeasurement> all, FixedItems items)
    {
        if (RunningCosts.Of(measured, policy.Confidence, task.Traffic) is not { } running)
        {
            return null;
        }

        var name = measured.Candidate.Name;
        return new OwnedCandidate
        {
            Name = name,
            Running = running,
            Items = items.Of(measured, all),
            Success = measured.Success,
            Quality = measured.Quality is { } quality && double.IsFinite(quality.Value)
                ? new($"{name}.quality", Quantity.MeasuredShare(quality), "share of answers", $"measured, {quality.Count} examples")
                : null,
            LatencySeconds = measured.Latency is { } latency
                ? new($"{name}.latency", Quantity.Certain(latency.P50 / 1000), "seconds", $"measured, median of {latency.Count} calls")
                : null,
        };
    }
}
