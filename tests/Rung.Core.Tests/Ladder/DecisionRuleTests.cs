using System.Collections.Immutable;
using Rung.Core.Economics;
using Rung.Core.Economics.Ownership;
using Rung.Core.Ladder;
using Rung.Core.Ladder.Gates;
using Rung.Core.Tests.Economics;
using Rung.Core.Tests.Ladder.Gates;

namespace Rung.Core.Tests.Ladder;

/// <summary>The whole decision: what the measured candidates say to the gates, and what the verdict says of parts and cautions.</summary>
public sealed class DecisionRuleTests
{
    private static readonly MeasuredCandidate Prompt = Finalists.Of("prompt", RungKind.Prompt, 0.60);

    private static readonly MeasuredCandidate Retrieval = Finalists.Of("retrieval", RungKind.Retrieve, 0.78);

    private static readonly MeasuredCandidate Adapter = Finalists.Of("adapter", RungKind.Tune, 0.95);

    private static readonly MeasuredCandidate Both = Finalists.Of("both", RungKind.Tune, 0.94, parts: ["retrieval", "adapter"]);

    private static readonly ImmutableArray<Comparison> OfParts =
        [Finalists.Pair("both", "retrieval", 0.16, 0.12, 0.20), Finalists.Pair("adapter", "both", 0.01, -0.02, 0.04, p: 0.6)];

    [Fact]
    public void A_chosen_combination_is_held_against_its_parts()
    {
        var reasons = Decide(0.90, [Retrieval, Both], OfParts).Verdict.Reasons;

        Assert.Contains("To 'retrieval' alone 'adapter' adds +0.160 [+0.120, +0.200], p = 0.0100 (Holm): it helps.", reasons);
        Assert.Contains("To 'adapter' alone 'retrieval' adds -0.010 [-0.040, +0.020], p = 0.6000 (Holm): not proven to add anything.", reasons);
    }

    [Fact]
    public void So_is_one_that_was_not_chosen()
    {
        var reasons = Decide(0.90, [Retrieval, Adapter, Both with { CostPerCall = new Money(1) }], OfParts).Verdict.Reasons;

        Assert.Contains(reasons, reason => reason.StartsWith("In 'both', to 'adapter' alone 'retrieval' adds -0.010", StringComparison.Ordinal));
    }

    [Fact]
    public void A_part_that_hurts_is_said_to()
    {
        var reasons = Decide(0.90, [Adapter, Both], [Finalists.Pair("adapter", "both", 0.33, 0.30, 0.36)]).Verdict.Reasons;

        Assert.Contains(reasons, reason => reason.Contains("adds -0.330 [-0.360, -0.300]", StringComparison.Ordinal) && reason.EndsWith("it hurts.", StringComparison.Ordinal));
    }

    [Fact]
    public void What_no_test_shows_is_said_with_the_chosen_candidate()
    {
        var situation = new Situation
        {
            HasModelOperations = Fact.Answered(value: false, "rung.yaml"),
            KnowledgePace = Fact.Answered(KnowledgePace.Weekly, "rung.yaml"),
            Examples = Fact.Measured(10, "train"),
        };

        var verdict = Decide(0.90, [Prompt, Adapter], situation: situation).Verdict;

        Assert.Equal((VerdictKind.Ship, "adapter"), (verdict.Kind, verdict.Candidate));
        Assert.Equal(2, verdict.NextSteps.Count(step => step.StartsWith("No test shows this:", StringComparison.Ordinal)));
        Assert.StartsWith("No test shows this: the gate operational-maturity of fine-tuning is closed. Models are not versioned", verdict.NextSteps[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_prompt_needs_no_such_caution()
    {
        var situation = new Situation { HasModelOperations = Fact.Answered(value: false, "rung.yaml") };

        Assert.DoesNotContain(
            Decide(0.50, [Prompt], situation: situation).Verdict.NextSteps, step => step.StartsWith("No test", StringComparison.Ordinal));
    }

    [Fact]
    public void A_wrong_remedy_that_was_measured_and_helps_is_not_warned_of()
    {
        var situation = new Situation { Signal = Fact.Answered(FailureSignal.MissingKnowledge, "rung.yaml") };

        Assert.Contains("Not fine-tuning: it is no remedy for a knowledge gap.", Decide(0.99, [Prompt, Adapter], situation: situation).Verdict.NextSteps);
        Assert.DoesNotContain(
            Decide(0.99, [Prompt, Adapter], situation: situation.WithGain(Remedy.FineTuning, 0.35, halfWidth: 0.05)).Verdict.NextSteps,
            step => step.StartsWith("Not fine-tuning", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0.70, FailureSignal.WrongPassages)]
    [InlineData(null, FailureSignal.MissingKnowledge)]
    public void A_ceiling_shows_what_fails_and_goes_before_what_the_team_says(double? retrieved, FailureSignal expected)
    {
        var ceiling = Finalists.Of("right page", RungKind.Retrieve, 0.95, isDeployable: false);
        ImmutableArray<MeasuredCandidate> found = retrieved is { } quality ? [Finalists.Of("index", RungKind.Retrieve, quality)] : [];
        var situation = new Situation { Signal = Fact.Answered(FailureSignal.WrongTone, "rung.yaml") };

        var gates = Decide(0.90, [Prompt, .. found, ceiling], situation: situation).Gates;

        Assert.Equal(expected, gates.Row!.Signal);
        Assert.StartsWith("measured, 'right page' reaches 0.950", gates.SignalOrigin, StringComparison.Ordinal);
    }

    [Fact]
    public void Broken_formats_are_what_fails_where_more_than_tolerated_break()
    {
        var situation = new Situation { FormatFailures = Fact.Measured(0.02, "'prompt'") };

        Assert.Equal(FailureSignal.FormatBreaks, Decide(0.90, [Prompt], situation: situation).Gates.Row!.Signal);
        Assert.Null(Decide(0.90, [Prompt], situation: situation with { FormatFailures = Fact.Measured(0.01, "'prompt'") }).Gates.Row);
    }

    [Fact]
    public void A_distilled_model_that_was_measured_says_whether_distilling_pays()
    {
        var student = Finalists.Of("student", RungKind.Distill, 0.90);
        var ownership = Cases.Certain(
            1_000_000,
            Cases.Billed("prompt", 1_000, 0, 1, 0),
            Cases.Billed("student", 1_000, 0, 0.1m, 0).With(Cases.Once("training", Quantity.Certain(1_000_000.0))));

        var gate = Decide(0.50, [Prompt, student], ownership: ownership with { Draws = 1_000 }).Gates.Find(Remedy.Distillation, GateKind.Volume)!;

        Assert.Equal(GateState.Closed, gate.State);
        Assert.StartsWith("It costs less over all months with probability 0.0 ", gate.Evidence, StringComparison.Ordinal);
    }

    private static Decision Decide(
        double quality,
        ImmutableArray<MeasuredCandidate> candidates,
        ImmutableArray<Comparison> comparisons = default,
        Situation? situation = null,
        OwnershipCase? ownership = null) => DecisionRule.Decide(new VerdictInput
        {
            Bar = new Bar { Quality = quality },
            Metric = "accuracy",
            Candidates = candidates,
            Comparisons = comparisons.IsDefault ? [] : comparisons,
            Situation = situation ?? new Situation(),
            Ownership = ownership,
            Today = new DateOnly(2026, 1, 1),
        });
}
