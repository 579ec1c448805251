using Rung.Core.Ladder;
using Rung.Core.Ladder.Gates;

namespace Rung.Core.Tests.Ladder.Gates;

/// <summary>What opens each gate, what closes it, and what leaves it unknown.</summary>
public sealed class GateStateTests
{
    private static readonly Situation Ready = Situations.Ready;

    private static readonly (string Known, Remedy Remedy, GateKind Kind, Situation Situation, GateState Expected)[] States =
    [
        ("49 held-out examples", Remedy.Prompting, GateKind.EvaluationSet, Ready with { HeldOut = Fact.Measured(49, "test") }, GateState.Closed),
        ("50 held-out examples", Remedy.Prompting, GateKind.EvaluationSet, Ready with { HeldOut = Fact.Measured(50, "test") }, GateState.Open),
        ("an unknown number of held-out examples", Remedy.Prompting, GateKind.EvaluationSet, Ready with { HeldOut = null }, GateState.Unknown),
        ("499 examples", Remedy.FineTuning, GateKind.Examples, Ready with { Examples = Fact.Measured(499, "test") }, GateState.Closed),
        ("500 examples", Remedy.FineTuning, GateKind.Examples, Ready with { Examples = Fact.Measured(500, "test") }, GateState.Open),
        ("200 examples of a format", Remedy.FineTuning, GateKind.Examples, Situations.Failing(FailureSignal.FormatBreaks) with { Examples = Fact.Measured(200, "test") }, GateState.Open),
        ("an unknown number of examples", Remedy.FineTuning, GateKind.Examples, Ready with { Examples = null }, GateState.Unknown),
        ("999 pairs for a retriever", Remedy.TunedRetriever, GateKind.Examples, Ready with { Pairs = Fact.Measured(999, "test") }, GateState.Closed),
        ("1,000 pairs for a retriever", Remedy.TunedRetriever, GateKind.Examples, Ready with { Pairs = Fact.Measured(1000, "test") }, GateState.Open),
        ("no prompt", Remedy.FineTuning, GateKind.PromptingExhausted, Ready with { Prompts = Fact.Measured(0, "test") }, GateState.Closed),
        ("two prompts", Remedy.FineTuning, GateKind.PromptingExhausted, Ready with { Prompts = Fact.Measured(2, "test") }, GateState.Closed),
        ("three prompts without shots", Remedy.FineTuning, GateKind.PromptingExhausted, Ready with { TriedShots = null }, GateState.Closed),
        ("three prompts that miss the bar", Remedy.FineTuning, GateKind.PromptingExhausted, Ready, GateState.Open),
        ("a prompt that straddles the bar", Remedy.FineTuning, GateKind.PromptingExhausted, Ready with { PromptClears = Fact.Measured(GateState.Unknown, "test") }, GateState.Unknown),
        ("a prompt that clears the bar", Remedy.FineTuning, GateKind.PromptingExhausted, Ready with { PromptClears = Fact.Measured(GateState.Open, "test") }, GateState.Closed),
        ("a good prompt that is too long", Remedy.FineTuning, GateKind.PromptingExhausted, Situations.Failing(FailureSignal.SlowFromLongPrompt) with { PromptClears = Fact.Measured(GateState.Open, "test") }, GateState.Open),
        ("a test that shows the gap to the bar", Remedy.FineTuning, GateKind.DifferenceQuantified, Ready, GateState.Open),
        ("a test too small for the smallest gain", Remedy.FineTuning, GateKind.DifferenceQuantified, Ready with { Bar = new Bar() }, GateState.Closed),
        ("a test just large enough for it", Remedy.FineTuning, GateKind.DifferenceQuantified, Ready with { Bar = new Bar(), Test = Fact.Measured(500, "test") }, GateState.Open),
        ("no test", Remedy.FineTuning, GateKind.DifferenceQuantified, Ready with { Test = null }, GateState.Closed),
        ("no word about operations", Remedy.FineTuning, GateKind.OperationalMaturity, Ready with { HasModelOperations = null }, GateState.Unknown),
        ("no operations", Remedy.Distillation, GateKind.OperationalMaturity, Ready with { HasModelOperations = Fact.Answered(value: false, "test") }, GateState.Closed),
        ("three changes a quarter", Remedy.FineTuning, GateKind.Stability, Ready with { ChangesPerQuarter = Fact.Measured(3.0, "test") }, GateState.Open),
        ("more than three", Remedy.FineTuning, GateKind.Stability, Ready with { ChangesPerQuarter = Fact.Measured(3.1, "test") }, GateState.Closed),
        ("an unknown number of changes", Remedy.FineTuning, GateKind.Stability, Ready with { ChangesPerQuarter = null }, GateState.Unknown),
        ("99,999 calls", Remedy.FineTuning, GateKind.Volume, Ready with { CallsPerMonth = Fact.Answered(99_999.0, "test") }, GateState.Closed),
        ("100,000 calls", Remedy.FineTuning, GateKind.Volume, Ready with { CallsPerMonth = Fact.Answered(100_000.0, "test") }, GateState.Unknown),
        ("a million calls", Remedy.FineTuning, GateKind.Volume, Ready with { CallsPerMonth = Fact.Answered(1_000_000.0, "test") }, GateState.Open),
        ("an unknown volume", Remedy.FineTuning, GateKind.Volume, Ready with { CallsPerMonth = null }, GateState.Unknown),
        ("one engineer", Remedy.FineTuning, GateKind.Team, Ready with { Team = Fact.Answered(1, "test") }, GateState.Closed),
        ("four engineers", Remedy.FineTuning, GateKind.Team, Ready with { Team = Fact.Answered(4, "test") }, GateState.Unknown),
        ("five engineers", Remedy.FineTuning, GateKind.Team, Ready with { Team = Fact.Answered(5, "test") }, GateState.Open),
        ("no word about regulation", Remedy.FineTuning, GateKind.Compliance, Ready with { IsRegulated = null }, GateState.Unknown),
        ("a regulated domain", Remedy.FineTuning, GateKind.Compliance, Ready with { IsRegulated = Fact.Answered(value: true, "test") }, GateState.Unknown),
        ("a regulated domain whose records are kept", Remedy.FineTuning, GateKind.Compliance, Regulated(areRecordsKept: true), GateState.Open),
        ("a regulated domain whose records nobody keeps", Remedy.FineTuning, GateKind.Compliance, Regulated(areRecordsKept: false), GateState.Closed),
        ("structured output that was not tried", Remedy.FineTuning, GateKind.StructuredOutput, Breaking(0.03, wasTried: false), GateState.Closed),
        ("formats that break in spite of it", Remedy.FineTuning, GateKind.StructuredOutput, Breaking(0.011, wasTried: true), GateState.Open),
        ("formats that hold", Remedy.FineTuning, GateKind.StructuredOutput, Breaking(0.01, wasTried: true), GateState.Closed),
        ("formats that nobody counted", Remedy.FineTuning, GateKind.StructuredOutput, Situations.Failing(FailureSignal.FormatBreaks), GateState.Unknown),
        ("a prompt of 3,999 tokens", Remedy.PromptCaching, GateKind.PromptLength, Ready with { InputTokens = Fact.Measured(3_999.0, "test") }, GateState.Closed),
        ("a prompt of 4,000 tokens", Remedy.PromptCaching, GateKind.PromptLength, Ready with { InputTokens = Fact.Measured(4_000.0, "test") }, GateState.Open),
        ("a prompt of unknown length", Remedy.PromptCaching, GateKind.PromptLength, Ready, GateState.Unknown),
        ("299 ms left for retrieval", Remedy.Retrieval, GateKind.LatencyBudget, Within(1_000, promptMs: 701), GateState.Closed),
        ("300 ms left for retrieval", Remedy.Retrieval, GateKind.LatencyBudget, Within(1_000, promptMs: 700), GateState.Unknown),
        ("1,200 ms left for retrieval", Remedy.Retrieval, GateKind.LatencyBudget, Within(2_000, promptMs: 800), GateState.Open),
        ("a prompt of unknown latency", Remedy.Retrieval, GateKind.LatencyBudget, Within(2_000, promptMs: null), GateState.Unknown),
        ("documents", Remedy.Retrieval, GateKind.Documents, Ready with { Documents = Fact.Measured(1, "test") }, GateState.Open),
        ("an empty folder", Remedy.Retrieval, GateKind.Documents, Ready with { Documents = Fact.Measured(0, "test") }, GateState.Closed),
        ("no folder", Remedy.Retrieval, GateKind.Documents, Ready, GateState.Unknown),
        ("knowledge that an index can follow", Remedy.Retrieval, GateKind.KnowledgePace, Changing(KnowledgePace.Daily), GateState.Open),
        ("knowledge that no index can follow", Remedy.Retrieval, GateKind.KnowledgePace, Changing(KnowledgePace.Live), GateState.Closed),
        ("knowledge that weights can follow", Remedy.FineTuning, GateKind.KnowledgePace, Changing(KnowledgePace.Quarterly), GateState.Open),
        ("knowledge that weights cannot follow", Remedy.FineTuning, GateKind.KnowledgePace, Changing(KnowledgePace.Monthly), GateState.Closed),
        ("knowledge of unknown pace", Remedy.FineTuning, GateKind.KnowledgePace, Ready with { KnowledgePace = null }, GateState.Unknown),
        ("a teacher", Remedy.Distillation, GateKind.Teacher, Ready, GateState.Open),
        ("a teacher that misses the bar", Remedy.Distillation, GateKind.Teacher, Ready with { Teacher = Fact.Measured(GateState.Closed, "test") }, GateState.Closed),
        ("a teacher that straddles the bar", Remedy.Distillation, GateKind.Teacher, Ready with { Teacher = Fact.Measured(GateState.Unknown, "test") }, GateState.Unknown),
        ("no teacher", Remedy.Distillation, GateKind.Teacher, Ready with { Teacher = null }, GateState.Unknown),
    ];

    public static TheoryData<string> Known => [.. States.Select(state => state.Known)];

    [Theory]
    [MemberData(nameof(Known))]
    public void A_gate_follows_what_is_known(string known)
    {
        var (_, remedy, kind, situation, expected) = States.Single(state => state.Known == known);

        var gate = situation.Gate(remedy, kind);

        Assert.Equal(expected, gate.State);
        Assert.Equal(expected is GateState.Open, gate.Opens is null);
        Assert.Equal(expected is GateState.Unknown, gate.Known is EvidenceKind.None);
    }

    [Theory]
    [InlineData(GateKind.StructuredOutput)]
    [InlineData(GateKind.PromptLength)]
    public void What_has_nothing_to_do_with_the_failure_is_not_asked(GateKind kind) =>
        Assert.Null(Situations.Failing(FailureSignal.WrongTone).Report().Find(Remedy.FineTuning, kind));

    [Fact]
    public void Latency_is_not_asked_where_the_bar_does_not_limit_it() =>
        Assert.Null(Ready.Report().Find(Remedy.Retrieval, GateKind.LatencyBudget));

    [Fact]
    public void The_numbers_are_those_of_the_policy()
    {
        var strict = new Policy { Gates = new GatePolicy { FewestPrompts = 5, ComfortableEngineers = 10, HighVolume = 5_000_000, LongPrompt = 100 } };
        var situation = Ready with { InputTokens = Fact.Measured(100.0, "test") };

        Assert.Equal(GateState.Closed, situation.Gate(Remedy.FineTuning, GateKind.PromptingExhausted, strict).State);
        Assert.Equal(GateState.Unknown, situation.Gate(Remedy.FineTuning, GateKind.Team, strict).State);
        Assert.Equal(GateState.Unknown, situation.Gate(Remedy.FineTuning, GateKind.Volume, strict).State);
        Assert.Equal(GateState.Open, situation.Gate(Remedy.PromptCaching, GateKind.PromptLength, strict).State);
    }

    [Fact]
    public void Evidence_says_whether_it_was_measured_or_answered_and_where()
    {
        var gate = (Ready with { Team = Fact.Answered(1, "rung.yaml: answers.team") }).Gate(Remedy.FineTuning, GateKind.Team);

        Assert.Equal(EvidenceKind.Answered, gate.Known);
        Assert.Equal("One engineer (answered, rung.yaml: answers.team).", gate.Evidence);
        Assert.Equal("2 engineers at least.", gate.Opens);
        Assert.StartsWith("articles: ", gate.Rule, StringComparison.Ordinal);
    }

    private static Situation Regulated(bool areRecordsKept) => Ready with
    {
        IsRegulated = Fact.Answered(value: true, "test"),
        HasComplianceCapacity = Fact.Answered(areRecordsKept, "test"),
    };

    private static Situation Breaking(double share, bool wasTried) => Situations.Failing(FailureSignal.FormatBreaks) with
    {
        FormatFailures = Fact.Measured(share, "test"),
        TriedStructuredOutput = Fact.Answered(wasTried, "test"),
    };

    private static Situation Within(int p95Ms, double? promptMs) => Ready with
    {
        Bar = new Bar { P95 = TimeSpan.FromMilliseconds(p95Ms) },
        PromptP95Ms = promptMs is { } measured ? Fact.Measured(measured, "test") : null,
    };

    private static Situation Changing(KnowledgePace pace) => Ready with { KnowledgePace = Fact.Answered(pace, "test") };
}
