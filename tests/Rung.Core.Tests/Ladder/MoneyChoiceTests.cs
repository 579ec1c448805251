using System.Collections.Immutable;
using Rung.Core.Economics;
using Rung.Core.Economics.Ownership;
using Rung.Core.Economics.Value;
using Rung.Core.Ladder;
using Rung.Core.Tests.Economics;

namespace Rung.Core.Tests.Ladder;

/// <summary>Who is chosen among those that are good enough: by twelve months of cost, or by what answers are worth.</summary>
public sealed class MoneyChoiceTests
{
    private const int Calls = 1_000_000;

    private static readonly MeasuredCandidate Small = Finalists.Of("small", RungKind.Prompt, 0.90);

    private static readonly MeasuredCandidate Large = Finalists.Of("large", RungKind.Prompt, 0.90, simplicity: 1);

    private static readonly MeasuredCandidate Tuned = Finalists.Of("tuned", RungKind.Tune, 0.90);

    [Fact]
    public void Of_one_rung_the_cheapest_over_all_months_is_chosen()
    {
        var choice = Choose([Small, Large], Costing("small", perThousand: 2), Costing("large", perThousand: 1));

        Assert.Equal("large", choice.Chosen.Candidate.Name);
        Assert.Empty(choice.Tied);
        Assert.Equal(1, choice.Forecast!.Of("large").ProbabilityCheapest, precision: 9);
    }

    [Fact]
    public void What_cannot_be_told_apart_is_a_tie_and_the_simpler_is_kept()
    {
        var choice = Choose([Small, Large], Costing("small", Quantity.Range(0.9, 1.01, 1.12)), Costing("large", Quantity.Range(0.9, 1.0, 1.1)));

        Assert.Equal("small", choice.Chosen.Candidate.Name);
        Assert.Equal("large", Assert.Single(choice.Tied).Candidate.Name);
    }

    [Fact]
    public void A_higher_rung_goes_first_where_it_decisively_costs_less()
    {
        var choice = Choose([Small, Tuned], Costing("small", perThousand: 2), Costing("tuned", perThousand: 1, oneOff: 11_000));

        Assert.Equal("tuned", choice.Chosen.Candidate.Name);
        Assert.Equal("small", Assert.Single(choice.Undercut).Candidate.Name);
    }

    [Theory]
    [InlineData(13_000, 13_000, 0)]
    [InlineData(0, 24_000, 1)]
    public void Otherwise_the_lower_rung_is_kept(double leastOneOff, double mostOneOff, int ties)
    {
        var oneOff = Quantity.Range(leastOneOff, (leastOneOff + mostOneOff) / 2, mostOneOff);
        var choice = Choose([Small, Tuned], Costing("small", perThousand: 2), Costing("tuned", perThousand: 1).With(Cases.Once("training", oneOff)));

        Assert.Equal("small", choice.Chosen.Candidate.Name);
        Assert.Equal(ties, choice.Tied.Length);
        Assert.Empty(choice.Undercut);
    }

    [Fact]
    public void How_sure_is_decisive_the_policy_says()
    {
        OwnedCandidate[] owned = [Costing("small", perThousand: 2), Costing("tuned", perThousand: 1).With(Cases.Once("training", Quantity.Range(0, 9_000, 18_000)))];

        Assert.Equal("tuned", Choose([Small, Tuned], decisive: 0.6, owned).Chosen.Candidate.Name);
        Assert.Equal("small", Choose([Small, Tuned], decisive: 0.95, owned).Chosen.Candidate.Name);
    }

    [Fact]
    public void Where_the_cost_of_the_lowest_rung_is_unknown_nobody_undercuts_it()
    {
        var choice = Choose([Small, Tuned], Costing("tuned", perThousand: 0.001m));

        Assert.Equal("small", choice.Chosen.Candidate.Name);
        Assert.Null(choice.Forecast);
    }

    [Fact]
    public void An_unknown_cost_among_known_ones_is_never_the_cheapest()
    {
        var choice = Choose([Small, Large], Costing("large", perThousand: 5));

        Assert.Equal("large", choice.Chosen.Candidate.Name);
    }

    [Fact]
    public void Four_right_answers_in_five_may_earn_more_than_nineteen_in_twenty()
    {
        var choice = Earn(perCorrect: 0.02m, ("small", 0.80, 0.2m), ("large", 0.95, 6));

        Assert.Equal("small", choice!.Chosen.Candidate.Name);
        Assert.Equal(0, choice.Forecast.Against("large").ProbabilityBetterNet);
    }

    [Fact]
    public void And_less_where_an_answer_is_worth_more() =>
        Assert.Equal("large", Earn(perCorrect: 0.20m, ("small", 0.80, 0.2m), ("large", 0.95, 6))!.Chosen.Candidate.Name);

    [Fact]
    public void A_higher_rung_must_earn_more_decisively()
    {
        Assert.Equal("small", Earn(0.02m, ("small", 0.900, 1), ("tuned", 0.900, 1))!.Chosen.Candidate.Name);
        Assert.Equal("tuned", Earn(0.02m, ("small", 0.800, 1), ("tuned", 0.950, 1))!.Chosen.Candidate.Name);
    }

    [Fact]
    public void Without_a_value_or_a_quality_nobody_earns_most()
    {
        var input = Input(Question(Costing("small", perThousand: 1)), decisive: 0.9);

        Assert.Null(NetChoice.Among(input, [Small]));
        Assert.Null(NetChoice.Among(input with { Ownership = input.Ownership! with { Value = AnswerValue.Of(1) } }, [Small]));
    }

    private static MoneyChoice Choose(ImmutableArray<MeasuredCandidate> good, params OwnedCandidate[] owned) => Choose(good, decisive: 0.9, owned);

    private static MoneyChoice Choose(ImmutableArray<MeasuredCandidate> good, double decisive, params OwnedCandidate[] owned) =>
        MoneyChoice.Among(Input(Question(owned), decisive), good);

    private static NetChoice? Earn(decimal perCorrect, params (string Name, double Quality, decimal PerThousand)[] candidates)
    {
        var question = Question([.. candidates.Select(one => Costing(one.Name, one.PerThousand).WithQuality(Quantity.Certain(one.Quality)))]);
        return NetChoice.Among(
            Input(question with { Value = AnswerValue.Of(perCorrect) }, decisive: 0.9),
            [.. candidates.Select(one => one.Name == "tuned" ? Tuned : one.Name == "large" ? Large : Small)]);
    }

    private static OwnershipCase Question(params OwnedCandidate[] owned) => Cases.Certain(Calls, [.. owned]) with { Draws = 2_000 };

    /// <summary>A call of a thousand tokens costs a thousandth of what a million tokens cost.</summary>
    private static OwnedCandidate Costing(string name, decimal perThousand, decimal oneOff = 0) =>
        Cases.Billed(name, 1_000, 0, perThousand, 0).With(Cases.Once($"{name}.one-off", Quantity.Certain(oneOff)));

    private static OwnedCandidate Costing(string name, Quantity perThousand) =>
        new() { Name = name, Running = [], Items = [Cases.Monthly($"{name}.calls", perThousand)] };

    private static VerdictInput Input(OwnershipCase question, double decisive) => new()
    {
        Bar = new Bar { Quality = 0.8 },
        Policy = new Policy { Ownership = new OwnershipPolicy { Decisive = decisive } },
        Metric = "accuracy",
        Candidates = [],
        Comparisons = [],
        Ownership = question,
        Today = new DateOnly(2026, 1, 1),
    };
}
