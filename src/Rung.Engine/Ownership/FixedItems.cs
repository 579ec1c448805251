using System.Collections.Immutable;
using Rung.Core.Economics.Ownership;
using Rung.Core.Ladder;

namespace Rung.Engine.Ownership;

/// <summary>What a measured candidate costs however many calls come.</summary>
internal sealed class FixedItems(CostDefaults costs, string? incumbent, bool isRegulated)
{
    /// <param name="measured">The candidate.</param>
    /// <param name="all">All candidates: where the parts of a combination are found.</param>
    public ImmutableArray<CostItem> Of(OwnedMeasurement measured, IReadOnlyCollection<OwnedMeasurement> all)
    {
        var usual = Usual(measured, all).DistinctBy(item => item.Name);
        var name = measured.Candidate.Name;
        var items = usual
            .Where(item => item.Timing is CostTiming.Once ? measured.OneOff is null : measured.Monthly is null)
            .Concat(measured.OneOff is { } once ? [CostItem.Of($"{name}.one-off", CostTiming.Once, once, "rung.yaml")] : [])
            .Concat(measured.Monthly is { } monthly ? [CostItem.Of($"{name}.monthly", CostTiming.Monthly, monthly, "rung.yaml")] : []);

        // What serves today was paid for: its past is no cost of the months to come.
        return [.. items.Where(item => name != incumbent || item.Timing is CostTiming.Monthly)];
    }

    private IEnumerable<CostItem> Usual(OwnedMeasurement measured, IReadOnlyCollection<OwnedMeasurement> all)
    {
        var parts = all.Where(other => measured.Candidate.Parts.Contains(other.Candidate.Name)).ToArray();
        return parts.Length > 0 ? parts.SelectMany(part => Usual(part, all)) : Own(measured);
    }

    private IEnumerable<CostItem> Own(OwnedMeasurement measured)
    {
        if (ApproachOf(measured.Candidate) is not { } approach)
        {
            return [];
        }

        var items = FixedCosts.Of(new ApproachPlan { Name = measured.Candidate.Name, Approach = approach, IsRegulated = isRegulated }, costs);
        return measured.IsAutomatic ? items.Where(item => item.Timing is CostTiming.Monthly) : items;
    }

    private static Approach? ApproachOf(Candidate candidate) => candidate.Approach ?? candidate.Rung switch
    {
        RungKind.Prompt => Approach.Prompting,
        RungKind.Retrieve => Approach.Retrieval,
        RungKind.Tune => Approach.Lora,
        RungKind.Distill => Approach.Distillation,
        _ => null,
    };
}
