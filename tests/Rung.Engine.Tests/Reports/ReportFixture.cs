using System.Collections.Immutable;
using Rung.Core.Data;
using Rung.Core.Economics;
using Rung.Core.Ladder;
using Rung.Core.Scoring;
using Rung.Core.Statistics;
using Rung.Engine.Reports;

namespace Rung.Engine.Tests.Reports;

/// <summary>A small climb made by hand: every state of a candidate, and texts that would like to be more than text.</summary>
internal static class ReportFixture
{
    public const string Script = "</script><img src=x onerror=\"window.__pwned=1\">";

    private static readonly string[] Hostile =
    [
        Script, "{{x}} ${y}", "| a | b |", "left\u202Eright", "zero\0byte", "lone \ud800 surrogate", "[link](javascript:alert(1))", "# head\n- item",
    ];

    public static ReportSource Source(int failures = 8)
    {
        var examples = Enumerable.Range(0, Math.Max(failures, 8)).Select(i => new Example
        {
            Id = new ExampleId($"e{i:00000}"),
            Input = ExampleInput.OfText($"{Hostile[i % Hostile.Length]} {i}"),
            Expected = i % 2 == 0 ? "refund" : Script,
            Group = $"customer {i % 5}",
        }).ToImmutableArray();
        return new ReportSource
        {
            Result = Result(examples.Length),
            Test = examples,
            Attempts =
            [
                new("small | model", [.. examples.Select(Attempt)]),
                new("gold document", [.. examples.Select(example => Attempt(example, i: 1) with { Output = example.Expected, Score = Score.One, Failure = null })]),
            ],
        };
    }

    private static Attempt Attempt(Example example, int i) => new()
    {
        Example = example.Id,
        Output = i % 3 == 0 ? null : i == 4 ? new string('x', 1_000_000) : Script,
        Failure = i % 3 == 0 ? new AttemptFailure(FailureCause.Timeout, "no answer within 60 s") : null,
        Score = Score.Zero,
    };

    private static ClimbResult Result(int test) => new()
    {
        Task = "messages <b>",
        Output = OutputKind.Label,
        Metric = "accuracy",
        MetricDescription = "0 or 1: the answer equals the expected output.",
        Bar = new Bar { Quality = 0.9, P95 = TimeSpan.FromMilliseconds(800), CostPer1K = new Money(0.4m) },
        Dataset = new DatasetSummary(ContentHash.Of("dataset"), 40, 10, test, 0, 5),
        Seed = 1,
        Candidates =
        [
            Candidate("majority", RungKind.Baseline, CandidateState.Dropped, "On dev its upper bound 0.200 lies below the bar of 0.900.") with { Dev = Estimate(0.1) },
            Candidate("small | model", RungKind.Prompt, CandidateState.Finalist, "Measured on test.") with
            {
                Dev = Estimate(0.6),
                Test = Estimate(0.7),
                AgainstBar = Estimate(0.7),
                CostPerCall = new Money(0.000000123456789m),
                Latency = new LatencySummary(120, 480.5, 40, 80, 8),
                Failures = ImmutableSortedDictionary<FailureCause, int>.Empty.Add(FailureCause.Timeout, 3),
            },
            Candidate("broken", RungKind.Prompt, CandidateState.Failed, "8 of 8 attempts failed (8 Refused)."),
            Candidate("gold document", RungKind.Retrieve, CandidateState.Finalist, "Measured on test.", isDeployable: false) with { Test = Estimate(0.95), AgainstBar = Estimate(0.95) },
            Candidate("prompts with large", RungKind.Prompt, CandidateState.Skipped, "OPENAI_API_KEY is not set."),
        ],
        Comparisons = [new("gold document", "small | model", new DifferenceEstimate(0.25, new Interval(0.1, 0.4), 0.0004, test, 5, "cluster-robust t"), 0.0004)],
        Verdict = new Verdict
        {
            Kind = VerdictKind.Undecided,
            Candidate = "small | model",
            MoreLabels = 364,
            Reasons = ["'small | model' reaches 0.700 [0.600, 0.800]."],
            Reversals = ["More labels."],
            NotTried = ["tune: nobody tried."],
            NextSteps = ["Label 364 more."],
            Expires = new DateOnly(2026, 4, 1),
        },
        Spent = new SpentTotals(new Money(0.25m), 100, 7, TimeSpan.FromSeconds(12.3456)),
        FinishedAt = new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero),
        Notes = ["A note with <i>tags</i>."],
    };

    private static MeasuredCandidate Candidate(string name, RungKind rung, CandidateState state, string why, bool isDeployable = true) => new()
    {
        Candidate = new Candidate { Name = name, Rung = rung, Definition = $"{{\"name\":\"{name}\"}}", IsDeployable = isDeployable },
        State = state,
        Why = why,
    };

    private static Estimate Estimate(double value) =>
        new(value, new Interval(Math.Max(0, value - 0.1), Math.Min(1, value + 0.05)), 8, 5, 0.95, "cluster-robust wilson");
}
