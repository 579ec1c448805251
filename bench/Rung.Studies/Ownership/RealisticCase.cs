using System.Collections.Immutable;
using Rung.Core.Economics;
using Rung.Core.Economics.Calls;
using Rung.Core.Economics.Ownership;
using Rung.Core.Economics.Value;
using Rung.Core.Statistics;

namespace Rung.Studies.Ownership;

/// <summary>
/// A case as a team has it after a climb: tokens and qualities measured, traffic and hardware guessed, all fixed costs from
/// the defaults.
/// </summary>
internal static class RealisticCase
{
    public const int LabelsOfLora = 1_000;
    public const int AnswersOfTeacher = 20_000;
    public const double ChanceOfLora = 0.7;
    public const double ChanceOfDistilled = 0.6;
    public const int FewestReplicas = 2;

    private const double Confidence = 0.95;
    private const int MeasuredCalls = 200;

    /// <summary>Made-up prices of a usual height: what matters here is their form.</summary>
    public static ModelPrice Large { get; } = new() { Input = 2.5m, CachedInput = 0.25m, Output = 10m };

    public static ModelPrice Small { get; } = new() { Input = 0.5m, CachedInput = 0.125m, Output = 2m };

    public static OwnershipCase Of(int draws) => new()
    {
        Traffic = new Traffic
        {
            CallsPerMonth = new("traffic.calls-per-month", Quantity.Range(400_000, 1_000_000, 3_000_000), "calls per month", "guess"),
            GrowthPerMonth = new("traffic.growth", Quantity.Range(-0.02, 0.02, 0.10), "share per month", "guess"),
            CachedShare = new("traffic.cached-share", Quantity.Range(0, 0.3, 0.6), "share", "guess"),
        },
        Candidates = [Prompting(), Retrieval(), Lora(), Distilled()],
        Value = new AnswerValue
        {
            PerCorrect = new("value.correct", Quantity.Range(0.01, 0.02, 0.05), "$", "guess"),
            PerError = new("value.error", Quantity.Range(0, 0.02, 0.10), "$", "guess"),
        },
        Draws = draws,
    };

    private static OwnedCandidate Prompting() => new()
    {
        Name = "prompting",
        Running = [new TokenBilling(Large, Measured("prompting", input: 1_500, output: 120))],
        Items = FixedCosts.Of(new() { Name = "prompting", Approach = Approach.Prompting }, CostDefaults.BuiltIn),
        Quality = Quality("prompting", right: 172),
    };

    private static OwnedCandidate Retrieval() => new()
    {
        Name = "retrieval",
        Running =
        [
            new TokenBilling(Small, Measured("retrieval", input: 3_000, output: 120)),
            new PerCallBilling(new("retrieval.search", Quantity.Range(0.00005, 0.0001, 0.0005), "$ per call", "guess")),
        ],
        Items = FixedCosts.Of(new() { Name = "retrieval", Approach = Approach.Retrieval }, CostDefaults.BuiltIn),
        Quality = Quality("retrieval", right: 178),
    };

    private static OwnedCandidate Lora() => new()
    {
        Name = "lora",
        Running = [Hosted("lora", "8b", input: 300, output: 80, reading: 20_000, writing: 1_500)],
        Items = FixedCosts.Of(
            new() { Name = "lora", Approach = Approach.Lora, ExamplesToLabel = LabelsOfLora, IsSelfHosted = true, IsRegulated = true },
            CostDefaults.BuiltIn),
        Quality = Quality("lora", right: 184),
        Success = new(ChanceOfLora, IsMeasured: false, "guess"),
    };

    private static OwnedCandidate Distilled() => new()
    {
        Name = "distilled",
        Running = [Hosted("distilled", "1b", input: 300, output: 80, reading: 90_000, writing: 6_000)],
        Items = FixedCosts.Of(
            new()
            {
                Name = "distilled",
                Approach = Approach.Distillation,
                TeacherAnswers = AnswersOfTeacher,
                TeacherCostPerAnswer = new("teacher.answer", Quantity.Range(0.002, 0.005, 0.01), "$ per answer", "guess"),
                IsSelfHosted = true,
            },
            CostDefaults.BuiltIn),
        Quality = Quality("distilled", right: 174),
        Success = new(ChanceOfDistilled, IsMeasured: false, "guess"),
    };

    private static SelfHosting Hosted(string name, string model, double input, double output, double reading, double writing) => new()
    {
        DollarsPerHour = new("gpu.per-hour", Quantity.Range(1.5, 2.5, 4), "$ per hour", "guess"),
        Throughput = new(model, Spread(reading), Spread(writing), "1 s", "guess"),
        Use = Measured(name, input, output),
        FewestReplicas = FewestReplicas,
    };

    private static Quantity Spread(double likely) => Quantity.Range(0.5 * likely, likely, 1.5 * likely);

    private static TokenUse Measured(string name, double input, double output)
    {
        var random = new SplitMix64((ulong)name.Length);
        var calls = Enumerable.Range(0, MeasuredCalls).Select(_ => new TokenCounts(
            (long)LogNormal.Draw(random, input, spread: 0.8), 0, (long)LogNormal.Draw(random, output, spread: 0.8), 0));
        return new TokenSample(calls).ToUse(name, Confidence);
    }

    private static Assumption Quality(string name, int right)
    {
        ImmutableArray<double> scores = [.. Enumerable.Range(0, MeasuredCalls).Select(i => i < right ? 1.0 : 0.0)];
        return new($"{name}.quality", Quantity.MeasuredShare(MeanEstimate.Of(scores.AsSpan(), groups: null, Confidence)), "share", "measured");
    }
}
