using System.Collections.Immutable;

namespace Rung.Core.Economics.Ownership;

/// <summary>The defaults, with who says so. "Articles" are those that the ladder comes from; "ours" is our own guess.</summary>
internal static class CostSources
{
    private const string PerOnce = "$";
    private const string PerMonth = "$ per month";
    private const string Hours = "hours";
    private const string HoursPerMonth = "hours per month";
    private const string Weeks = "weeks per cycle";

    public static ImmutableArray<Assumption> All { get; } =
    [
        // People.
        Range("team-hour", 60, 90, 150, "$ per hour", "ours: an engineer with all that an employer pays; replace it first"),
        Range("team-week", 30, 38, 40, "hours per week", "ours"),

        // Training.
        Range("compute.lora", 50, 150, 2_000, PerOnce, "articles: $50 to 300 for 7 to 8 B by oneself, up to $2,000 with several runs"),
        Range("compute.managed-lora", 500, 1_000, 2_000, PerOnce, "articles: $500 to 2,000 at a provider"),
        Range("compute.full-fine-tuning", 5_000, 12_000, 50_000, PerOnce, "articles: $5,000 to 20,000 for 70 B, and elsewhere $50,000 for 7 B"),
        Range("compute.fine-tuning-api", 500, 1_500, 5_000, PerOnce, "ours: 20 to 200 M training tokens at the articles' $25 per million"),
        Range("compute.embedding-tuning", 100, 300, 800, PerOnce, "articles: $100 to 800"),
        Range("compute.distillation", 50, 300, 2_000, PerOnce, "articles: that of an adapter, or of a small model"),
        Range("training.times-ideal-hours", 2, 2.5, 5, "times", "ours: 20 to 50 % of the peak are reached in practice"),
        Range("data-preparation", 2, 3, 5, "times compute", "articles: curation takes two to five times the compute"),
        Range("labelling.per-example", 0.5, 1.75, 5, "$ per example", "articles: $1,500 for 1,000 to $20,000 for 10,000; widened by us"),
        Range("labelling.review", 0.05, 0.2, 0.5, "$ per answer", "ours: a look at a teacher's answer, not a label from nothing"),

        // Measuring.
        Range("evaluation.rounds", 2, 3, 4, "rounds", "articles: several rounds; so many by us"),
        Range("evaluation.per-round", 500, 1_000, 2_000, "$ per round", "articles: $1,000 to 8,000 for all rounds"),

        // Serving and keeping.
        Range("serving.setup", 20, 40, 120, Hours, "ours: from a container that runs to one that may be relied upon"),
        Range("serving.hosting", 500, 1_500, 4_000, PerMonth, "articles: $500 to 4,000 a month for a tuned model; used where hardware is not reckoned"),
        Range("retraining.per-year", 1, 4, 12, "cycles per year", "articles: as often as requirements change, quarterly say"),
        Range("retraining.lora", 1, 1.5, 2, Weeks, "articles: one to two weeks of engineering a cycle"),
        Range("retraining.full", 4, 6, 8, Weeks, "articles: four to eight weeks of engineering a cycle"),
        Range("monitoring", 4, 8, 16, HoursPerMonth, "articles: a sample of answers scored every week; the hours are ours"),
        Range("compliance", 4, 8, 40, HoursPerMonth, "articles: records of data, changes and decisions for each tuned model; the hours are ours"),

        // Prompts and retrieval.
        Range("prompting.setup", 24, 60, 120, Hours, "articles: three days of serious work to two or three weeks with a golden set"),
        Range("prompting.upkeep", 1, 2, 8, HoursPerMonth, "articles: near zero; the hours are ours"),
        Range("retrieval.setup", 80, 160, 320, Hours, "articles: two weeks for a pipeline; widened by us"),
        Range("retrieval.upkeep", 4, 12, 40, HoursPerMonth, "articles: real but ordinary software work; the hours are ours"),
        Range("retrieval.vector-store", 30, 150, 500, PerMonth, "articles: $30 to 80 self-hosted, $70 to 500 managed"),
    ];

    private static Assumption Range(string key, double low, double likely, double high, string unit, string source) =>
        new(key, Quantity.Range(low, likely, high), unit, source);
}
