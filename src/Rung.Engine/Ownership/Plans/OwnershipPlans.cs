using System.Collections.Immutable;
using Rung.Core.Economics;
using Rung.Core.Economics.Calls;
using Rung.Core.Economics.Outlooks;
using Rung.Core.Economics.Ownership;
using Rung.Core.Economics.Value;
using Rung.Core.Ladder;
using Rung.Engine.Prices;

namespace Rung.Engine.Ownership.Plans;

/// <summary>Answers what the months to come would cost, from prices and a plan alone: nothing is run.</summary>
public sealed class OwnershipPlans(PriceBook book, Policy policy)
{
    /// <exception cref="EconomicsException">A field cannot be: the error names it.</exception>
    public PlanAnswer Answer(OwnershipPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);

        var running = new PlannedRunning(book, plan);
        var found = plan.Planned.Select(candidate => (Candidate: candidate, Found: running.Of(candidate))).ToArray();
        ImmutableArray<string> unknown = [.. found.Select(entry => entry.Found.Missing).OfType<string>()];
        ImmutableArray<OwnedCandidate> owned =
        [
            .. plan.Measured,
            .. found.Where(entry => entry.Found.Cost is not null).Select(entry => Owned(plan, entry.Candidate, entry.Found.Cost!)),
        ];
        ImmutableArray<string> calls = [.. found.Where(entry => entry.Found.Cost is not null).Select(entry => running.Words(entry.Candidate, entry.Found.Cost!))];
        return owned.IsEmpty ? new(null, calls, unknown) : new(OutlookOf(plan, owned, unknown), calls, unknown);
    }

    private OwnershipOutlook OutlookOf(OwnershipPlan plan, ImmutableArray<OwnedCandidate> owned, ImmutableArray<string> unknown)
    {
        var question = new OwnershipCase
        {
            Traffic = plan.Traffic,
            Candidates = owned,
            Incumbent = plan.Incumbent,
            Value = plan.Value,
            Months = plan.Months,
            Draws = plan.Draws,
            Seed = plan.Seed,
        };
        var student = StudentOf(question, plan);
        return OutlookBuilder.Build(question, plan.Incumbent ?? FallbackOf(question)) with
        {
            Unknown = unknown,
            Distillation = student is null ? null : DistillationOutlook.Of(student, Distillation.Forecast(student)),
        };
    }

    /// <summary>Where a candidate may fail, one that cannot has to be there to go on serving: the first; else the cheapest is the reference.</summary>
    private static string? FallbackOf(OwnershipCase question) => question.Candidates.Any(candidate => candidate.Success is not null)
        ? question.Candidates.FirstOrDefault(candidate => candidate.Success is null)?.Name
        : null;

    /// <summary>The dearest model that is paid by call would teach, unless a student is among the plans already.</summary>
    private DistillationQuestion? StudentOf(OwnershipCase question, OwnershipPlan plan)
    {
        var teacher = question.Candidates
            .Where(candidate => plan.Planned.All(planned => planned.Name != candidate.Name || planned.Approach is Approach.Prompting or Approach.Retrieval))
            .Where(candidate => candidate.Running.OfType<TokenBilling>().Any() || candidate.Running.OfType<PerCallBilling>().Any())
            .MaxBy(candidate => candidate.Running.OfType<TokenBilling>().Sum(billing => billing.CostPerCall(cachedShare: 0).Usd)
                + candidate.Running.OfType<PerCallBilling>().Sum(billing => (decimal)billing.DollarsPerCall.Value.Expected));
        return teacher is null || plan.Planned.Any(planned => planned.Approach is Approach.Distillation)
            ? null
            : StudentCases.Of(question, teacher.Name, new Bar { Quality = plan.Bar }, policy);
    }

    private OwnedCandidate Owned(OwnershipPlan plan, PlannedCandidate candidate, RunningCost cost) => new()
    {
        Name = candidate.Name,
        Running = [cost],
        Items = candidate.Name == plan.Incumbent ? [.. ItemsOf(plan, candidate, cost).Where(item => item.Timing is CostTiming.Monthly)] : ItemsOf(plan, candidate, cost),
        Quality = candidate.Quality is { } quality ? new($"{candidate.Name}.quality", quality, "share of answers", "given") : null,
        Success = candidate.Quality is null ? ChanceOf(plan, candidate) : null,
    };

    private ImmutableArray<CostItem> ItemsOf(OwnershipPlan plan, PlannedCandidate candidate, RunningCost cost)
    {
        var usual = FixedCosts.Of(
            new ApproachPlan
            {
                Name = candidate.Name,
                Approach = AsMade(candidate, cost),
                ExamplesToLabel = candidate.Labels,
                Compute = new PlannedTraining(book, policy.Ownership.Costs).ComputeOf(candidate, cost),
                TeacherAnswers = candidate.Approach is Approach.Distillation ? policy.Data.Minimums.First(minimum => minimum.Approach == "fine-tuning").Examples : 0,
                IsSelfHosted = cost is SelfHosting,
                IsRegulated = plan.IsRegulated,
            },
            policy.Ownership.Costs);
        return
        [
            .. usual.Where(item => item.Timing is CostTiming.Once ? candidate.OneOff is null : candidate.Monthly is null),
            .. candidate.OneOff is { } once ? [CostItem.Of($"{candidate.Name}.one-off", CostTiming.Once, once, "given")] : ImmutableArray<CostItem>.Empty,
            .. candidate.Monthly is { } monthly ? [CostItem.Of($"{candidate.Name}.monthly", CostTiming.Monthly, monthly, "given")] : ImmutableArray<CostItem>.Empty,
        ];
    }

    /// <summary>A model of a provider is tuned by the provider, one on a machine by the team.</summary>
    private static Approach AsMade(PlannedCandidate candidate, RunningCost cost) => (candidate.Approach, cost) switch
    {
        (Approach.Lora, SelfHosting) => Approach.Lora,
        (Approach.Lora, _) => candidate.Place.Contains("ft:", StringComparison.Ordinal) ? Approach.FineTuningApi : Approach.ManagedLora,
        (var approach, _) => approach,
    };

    /// <summary>
    /// How likely training reaches what is missing to the bar, or is not worse where nothing is missing, by the headroom that the
    /// best prompt leaves; unknown without a quality.
    /// </summary>
    private static SuccessChance? ChanceOf(OwnershipPlan plan, PlannedCandidate candidate)
    {
        var qualities = plan.Measured.Select(measured => measured.Quality?.Value)
            .Concat(plan.Planned.Where(planned => planned.Approach is Approach.Prompting).Select(planned => planned.Quality))
            .OfType<Quantity>()
            .Select(quality => quality.Expected)
            .ToArray();
        if (candidate.Approach is Approach.Prompting or Approach.Retrieval || qualities.Length == 0)
        {
            return null;
        }

        var best = qualities.Max();
        return new HeadroomPrior().ChanceOf(best, Math.Max(0, (plan.Bar ?? 0) - best));
    }
}
