using System.Collections.Immutable;
using Rung.Core.Economics;
using Rung.Core.Ladder;

namespace Rung.Core.Tests.Ladder;

public sealed class VerdictRuleTests
{
    [Fact]
    public void The_lowest_rung_that_clears_the_bar_wins_over_a_better_one_above()
    {
        var verdict = Decide(quality: 0.8, [Finalists.Of("svm", RungKind.Baseline, 0.85), Finalists.Of("large", RungKind.Prompt, 0.95, cost: 0.001m)]);

        Assert.Equal((VerdictKind.NoModel, "svm"), (verdict.Kind, verdict.Candidate));
    }

    [Fact]
    public void The_cheapest_of_a_rung_that_clears_the_bar_is_shipped()
    {
        var verdict = Decide(
            quality: 0.8,
            [
                Finalists.Of("svm", RungKind.Baseline, 0.6),
                Finalists.Of("large", RungKind.Prompt, 0.95, cost: 0.01m),
                Finalists.Of("small", RungKind.Prompt, 0.85, cost: 0.001m),
            ]);

        Assert.Equal((VerdictKind.Ship, "small"), (verdict.Kind, verdict.Candidate));
        Assert.Contains("pays", string.Join(' ', verdict.Reversals), StringComparison.Ordinal);
    }

    [Fact]
    public void An_interval_that_straddles_the_bar_leaves_it_undecided_and_says_how_many_labels_would_settle_it()
    {
        var verdict = Decide(quality: 0.8, [Finalists.Of("svm", RungKind.Baseline, 0.81)]);

        Assert.Equal(VerdictKind.Undecided, verdict.Kind);
        Assert.InRange(verdict.MoreLabels!.Value, 2_500, 3_500);
    }

    [Fact]
    public void Labels_are_not_asked_for_where_they_cannot_help()
    {
        var verdict = Decide(quality: 0.9, [Finalists.Of("svm", RungKind.Baseline, 0.81)]);

        Assert.Equal((VerdictKind.Stop, "svm"), (verdict.Kind, verdict.Candidate));
        Assert.Null(verdict.MoreLabels);
        Assert.Contains("0.090 short", verdict.Reasons[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_ceiling_is_never_shipped()
    {
        var verdict = Decide(
            quality: 0.8,
            [Finalists.Of("gold document", RungKind.Retrieve, 0.99, isDeployable: false), Finalists.Of("alone", RungKind.Prompt, 0.5)]);

        Assert.Equal(VerdictKind.Stop, verdict.Kind);
        Assert.NotEqual("gold document", verdict.Candidate);
    }

    [Fact]
    public void A_cost_that_the_bar_asks_for_and_nobody_knows_is_not_called_cleared()
    {
        var verdict = Decide(new Bar { Quality = 0.8, CostPer1K = new Money(1) }, [Finalists.Of("large", RungKind.Prompt, 0.95, cost: null)]);

        Assert.Equal(VerdictKind.Undecided, verdict.Kind);
        Assert.Null(verdict.MoreLabels);
        Assert.Contains("its cost is unknown", verdict.Reasons[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_candidate_that_is_too_slow_or_too_dear_does_not_clear_the_bar()
    {
        var slow = Finalists.Of("slow", RungKind.Prompt, 0.95) with { Latency = new LatencySummary(500, 2000, null, null, 100) };
        var dear = Finalists.Of("dear", RungKind.Prompt, 0.95, cost: 0.01m) with { Latency = new LatencySummary(50, 200, null, null, 100) };

        var verdict = Decide(new Bar { Quality = 0.8, P95 = TimeSpan.FromSeconds(1), CostPer1K = new Money(5) }, [slow, dear]);

        Assert.Equal(VerdictKind.Stop, verdict.Kind);
    }

    [Fact]
    public void Without_a_bar_the_simplest_candidate_as_good_as_the_best_is_named()
    {
        var verdict = Decide(
            new Bar(),
            [Finalists.Of("majority", RungKind.Baseline, 0.3), Finalists.Of("svm", RungKind.Baseline, 0.906, simplicity: 3), Finalists.Of("large", RungKind.Prompt, 0.91)],
            [Finalists.Pair("large", "svm", 0.004, -0.002, 0.009), Finalists.Pair("large", "majority", 0.6, 0.55, 0.65)]);

        Assert.Equal((VerdictKind.NoModel, "svm"), (verdict.Kind, verdict.Candidate));
    }

    [Fact]
    public void Without_a_bar_a_candidate_that_may_be_worse_by_more_than_the_margin_is_not_as_good()
    {
        var verdict = Decide(
            new Bar(),
            [Finalists.Of("svm", RungKind.Baseline, 0.906), Finalists.Of("large", RungKind.Prompt, 0.92)],
            [Finalists.Pair("large", "svm", 0.014, 0.002, 0.026)]);

        Assert.Equal((VerdictKind.Ship, "large"), (verdict.Kind, verdict.Candidate));
    }

    [Fact]
    public void An_incumbent_stays_until_another_is_proven_better()
    {
        var verdict = Decide(
            new Bar(),
            [Finalists.Of("today", RungKind.Prompt, 0.90, cost: 0.001m), Finalists.Of("dearer", RungKind.Prompt, 0.92, cost: 0.002m)],
            [Finalists.Pair("dearer", "today", 0.02, -0.01, 0.05, p: 0.2)],
            incumbent: "today");

        Assert.Equal(VerdictKind.Undecided, verdict.Kind);
    }

    [Fact]
    public void Nothing_measured_is_a_stop_with_the_reasons_of_each_candidate()
    {
        var failed = Finalists.Of("large", RungKind.Prompt, 0.9) with { State = CandidateState.Failed, Why = "all calls timed out", Test = null };

        var verdict = Decide(quality: 0.8, [failed]);

        Assert.Equal(VerdictKind.Stop, verdict.Kind);
        Assert.Contains("large: all calls timed out", verdict.Reasons);
    }

    [Fact]
    public void A_verdict_expires() =>
        Assert.Equal(new DateOnly(2026, 6, 30), Decide(quality: 0.5, [Finalists.Of("svm", RungKind.Baseline, 0.9)]).Expires);

    private static Verdict Decide(double quality, ImmutableArray<MeasuredCandidate> candidates) =>
        Decide(new Bar { Quality = quality }, candidates);

    private static Verdict Decide(
        Bar bar, ImmutableArray<MeasuredCandidate> candidates, ImmutableArray<Comparison> comparisons = default, string? incumbent = null) =>
        VerdictRule.Decide(new VerdictInput
        {
            Bar = bar,
            Metric = "accuracy",
            Candidates = candidates,
            Comparisons = comparisons.IsDefault ? [] : comparisons,
            Incumbent = incumbent,
            Today = new DateOnly(2026, 1, 1),
        });
}
