using System.Collections.Immutable;
using Rung.Core.Ladder;
using Rung.Core.Ladder.Gates;
using Rung.Core.Statistics;

namespace Rung.Core.Tests.Ladder.Gates;

/// <summary>Situations that tests of gates are made of.</summary>
internal static class Situations
{
    /// <summary>Nothing is wanting: every gate before fine-tuning and distillation is open.</summary>
    public static Situation Ready { get; } = new()
    {
        Bar = new Bar { Quality = 0.95 },
        Signal = Fact.Answered(FailureSignal.ToolMisuse, "test"),
        Prompts = Fact.Measured(3, "test"),
        TriedShots = Fact.Measured(value: true, "test"),
        PromptClears = Fact.Measured(GateState.Closed, "test"),
        PromptQuality = Fact.Measured(0.80, "test"),
        HeldOut = Fact.Measured(500, "test"),
        Test = Fact.Measured(400, "test"),
        Examples = Fact.Measured(600, "test"),
        KnowledgePace = Fact.Answered(KnowledgePace.Stable, "test"),
        ChangesPerQuarter = Fact.Answered(1.0, "test"),
        CallsPerMonth = Fact.Answered(2_000_000.0, "test"),
        Team = Fact.Answered(6, "test"),
        HasModelOperations = Fact.Answered(value: true, "test"),
        IsRegulated = Fact.Answered(value: false, "test"),
        Teacher = Fact.Measured(GateState.Open, "test"),
    };

    public static Situation Failing(FailureSignal signal) => Ready with { Signal = Fact.Answered(signal, "test") };

    public static Situation WithGain(this Situation situation, Remedy remedy, double gain, double halfWidth) => situation with
    {
        Gains = situation.Gains.SetItem(
            remedy, new DifferenceEstimate(gain, new Interval(gain - halfWidth, gain + halfWidth), PValue: 0.01, Count: 400, Groups: 0, Method: "test")),
    };

    public static Situation Paying(this Situation situation, Remedy remedy, double probability) =>
        situation with { ProbabilityPays = ImmutableSortedDictionary<Remedy, double>.Empty.Add(remedy, probability) };

    public static GateReport Report(this Situation situation, Policy? policy = null) => GateRule.Evaluate(situation, policy ?? new Policy());

    public static Gate Gate(this Situation situation, Remedy remedy, GateKind kind, Policy? policy = null) =>
        situation.Report(policy).Find(remedy, kind) ?? throw new InvalidOperationException($"{kind} is not asked before {remedy}.");
}
