using Rung.Core.Ladder;
using Rung.Core.Ladder.Gates;

namespace Rung.Core.Tests.Ladder.Gates;

/// <summary>What was measured goes before the rule of thumb, and the contradiction is shown.</summary>
public sealed class OverrulingTests
{
    private static readonly Situation TooFewExamples = Situations.Ready with { Examples = Fact.Measured(60, "train") };

    [Fact]
    public void A_measured_gain_opens_what_the_rule_of_thumb_closes_and_says_so()
    {
        var gate = TooFewExamples.WithGain(Remedy.FineTuning, 0.11, halfWidth: 0.03).Gate(Remedy.FineTuning, GateKind.Examples);

        Assert.Equal((GateState.Open, EvidenceKind.Measured), (gate.State, gate.Known));
        Assert.True(gate.IsRuleOverruled);
        Assert.Equal(GateState.Closed, gate.RuleSays);
        Assert.StartsWith("measured gain +0.110 [+0.080, +0.140] on 400 examples: it helps. 60 examples", gate.Evidence, StringComparison.Ordinal);
        Assert.Null(gate.Opens);
    }

    [Fact]
    public void A_measured_loss_closes_what_the_matrix_calls_right()
    {
        var situation = Situations.Failing(FailureSignal.WrongOnDomain).WithGain(Remedy.Retrieval, -0.17, halfWidth: 0.05);

        var gate = situation.Gate(Remedy.Retrieval, GateKind.Signal);

        Assert.Equal(GateState.Closed, gate.State);
        Assert.True(gate.IsRuleOverruled);
        Assert.Contains("it hurts", gate.Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_gain_that_is_not_proven_changes_nothing()
    {
        var gate = TooFewExamples.WithGain(Remedy.FineTuning, 0.01, halfWidth: 0.03).Gate(Remedy.FineTuning, GateKind.Examples);

        Assert.Equal(GateState.Closed, gate.State);
        Assert.False(gate.IsRuleOverruled);
        Assert.StartsWith("measured gain +0.010", gate.Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_measurement_that_agrees_with_the_rule_overrules_nothing() =>
        Assert.False(Situations.Ready.WithGain(Remedy.FineTuning, 0.11, halfWidth: 0.03).Gate(Remedy.FineTuning, GateKind.Examples).IsRuleOverruled);

    [Fact]
    public void Where_the_rule_says_nothing_nothing_is_overruled()
    {
        var situation = Situations.Ready with { Signal = null };

        var gate = situation.WithGain(Remedy.Retrieval, 0.2, halfWidth: 0.05).Gate(Remedy.Retrieval, GateKind.Signal);

        Assert.Equal((GateState.Open, GateState.Unknown), (gate.State, gate.RuleSays));
        Assert.False(gate.IsRuleOverruled);
    }

    [Theory]
    [InlineData(50_000, 0.85, GateState.Open, true)]
    [InlineData(50_000, 0.79, GateState.Unknown, false)]
    [InlineData(50_000, 0.49, GateState.Closed, false)]
    [InlineData(5_000_000, 0.49, GateState.Closed, true)]
    [InlineData(500_000, 0.85, GateState.Open, false)]
    public void The_draws_of_ownership_go_before_the_thresholds_of_volume(double calls, double pays, GateState expected, bool isOverruled)
    {
        var situation = Situations.Ready with { CallsPerMonth = Fact.Answered(calls, "test") };

        var gate = situation.Paying(Remedy.Distillation, pays).Gate(Remedy.Distillation, GateKind.Volume);

        Assert.Equal((expected, isOverruled), (gate.State, gate.IsRuleOverruled));
        Assert.StartsWith($"It costs less over all months with probability {pays}", gate.Evidence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(450, GateState.Open)]
    [InlineData(501, GateState.Closed)]
    public void A_measured_latency_goes_before_what_retrieval_is_said_to_add(double measuredMs, GateState expected)
    {
        var situation = Situations.Ready with
        {
            Bar = new Bar { P95 = TimeSpan.FromMilliseconds(500) },
            PromptP95Ms = Fact.Measured(350.0, "test"),
            RetrievalP95Ms = Fact.Measured(measuredMs, "test"),
        };

        var gate = situation.Gate(Remedy.Retrieval, GateKind.LatencyBudget);

        Assert.Equal(expected, gate.State);
        Assert.Equal(expected is GateState.Open, gate.IsRuleOverruled);
    }

    [Fact]
    public void A_measured_gain_quantifies_the_difference_however_small_the_test()
    {
        var situation = Situations.Ready with { Test = Fact.Measured(20, "test") };

        Assert.Equal(GateState.Closed, situation.Gate(Remedy.FineTuning, GateKind.DifferenceQuantified).State);
        Assert.Equal(
            GateState.Open,
            situation.WithGain(Remedy.FineTuning, 0.0, halfWidth: 0.2).Gate(Remedy.FineTuning, GateKind.DifferenceQuantified).State);
    }

    [Fact]
    public void What_was_measured_goes_before_what_was_answered()
    {
        var measured = Fact.Measured(3, "a climb");
        var answered = Fact.Answered(7, "rung.yaml");

        Assert.Equal(3, measured.Or(answered)!.Value);
        Assert.Equal(7, ((Known<int>?)null).Or(answered)!.Value);
        Assert.Null(((Known<int>?)null).Or(null));
    }
}
