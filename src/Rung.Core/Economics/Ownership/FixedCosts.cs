using System.Collections.Immutable;

namespace Rung.Core.Economics.Ownership;

/// <summary>The costs that come with an approach whether calls come or not.</summary>
public static class FixedCosts
{
    private const string TeamHour = "team-hour";

    private static readonly Assumption MonthOfYear = new("month-of-year", Quantity.Certain(1 / 12.0), "years per month", "the calendar");

    /// <summary>Every item of a plan.</summary>
    public static ImmutableArray<CostItem> Of(ApproachPlan plan, CostDefaults defaults)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(defaults);

        return plan.Approach switch
        {
            Approach.Prompting =>
            [
                Work("prompt engineering", CostTiming.Once, "prompting.setup", defaults),
                Work("prompt upkeep", CostTiming.Monthly, "prompting.upkeep", defaults),
            ],
            Approach.Retrieval =>
            [
                Work("retrieval set-up", CostTiming.Once, "retrieval.setup", defaults),
                Work("retrieval upkeep", CostTiming.Monthly, "retrieval.upkeep", defaults),
                new("vector store", CostTiming.Monthly, [defaults.Of("retrieval.vector-store")]),
            ],
            _ => [.. Making(plan, defaults), .. Keeping(plan, defaults)],
        };
    }

    private static IEnumerable<CostItem> Making(ApproachPlan plan, CostDefaults defaults)
    {
        var compute = ComputeOf(plan, defaults);
        yield return compute;
        yield return new("data preparation", CostTiming.Once, [.. compute.Factors, defaults.Of("data-preparation")]);
        if (plan.ExamplesToLabel > 0)
        {
            yield return new("labelling", CostTiming.Once, [Count(plan, "examples-to-label", plan.ExamplesToLabel), defaults.Of("labelling.per-example")]);
        }

        if (plan.TeacherAnswers > 0)
        {
            var answers = Count(plan, "teacher-answers", plan.TeacherAnswers);
            yield return new("review of the teacher's answers", CostTiming.Once, [answers, defaults.Of("labelling.review")]);
            if (plan.TeacherCostPerAnswer is { } perAnswer)
            {
                yield return new("the teacher's answers", CostTiming.Once, [answers, perAnswer]);
            }
        }

        yield return new("evaluation", CostTiming.Once, [defaults.Of("evaluation.rounds"), defaults.Of("evaluation.per-round")]);
        if (plan.IsSelfHosted)
        {
            yield return Work("serving set-up", CostTiming.Once, "serving.setup", defaults);
        }
    }

    private static IEnumerable<CostItem> Keeping(ApproachPlan plan, CostDefaults defaults)
    {
        var cycles = defaults.Of("retraining.per-year");
        var weeks = defaults.Of(plan.Approach is Approach.FullFineTuning ? "retraining.full" : "retraining.lora");
        yield return new("retraining", CostTiming.Monthly, [MonthOfYear, cycles, weeks, defaults.Of("team-week"), defaults.Of(TeamHour)]);
        yield return new("retraining compute", CostTiming.Monthly, [MonthOfYear, cycles, .. ComputeOf(plan, defaults).Factors]);
        yield return Work("drift monitoring", CostTiming.Monthly, "monitoring", defaults);
        if (plan.IsRegulated)
        {
            yield return Work("compliance", CostTiming.Monthly, "compliance", defaults);
        }
    }

    private static CostItem ComputeOf(ApproachPlan plan, CostDefaults defaults) =>
        plan.Compute ?? new("training compute", CostTiming.Once, [defaults.Of(ComputeKey(plan.Approach))]);

    private static string ComputeKey(Approach approach) => approach switch
    {
        Approach.Lora => "compute.lora",
        Approach.ManagedLora => "compute.managed-lora",
        Approach.FullFineTuning => "compute.full-fine-tuning",
        Approach.FineTuningApi => "compute.fine-tuning-api",
        Approach.EmbeddingTuning => "compute.embedding-tuning",
        _ => "compute.distillation",
    };

    private static CostItem Work(string name, CostTiming timing, string hours, CostDefaults defaults) =>
        new(name, timing, [defaults.Of(hours), defaults.Of(TeamHour)]);

    private static Assumption Count(ApproachPlan plan, string key, int count) =>
        new($"{plan.Name}.{key}", Quantity.Certain((double)count), "examples", "given");
}
