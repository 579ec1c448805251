using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Rung.Core.Economics;
using Rung.Core.Economics.Calls;
using Rung.Core.Economics.Ownership;
using Rung.Core.Economics.Uncertainty;
using Rung.Core.Economics.Value;

namespace Rung.Core.Tests.Economics;

public sealed class OwnershipTests
{
    private static readonly OwnedCandidate Large = Cases.Billed("large", 2_000, 100, 2.5m, 10m);

    private static readonly OwnedCandidate Small = Cases.Billed("small", 300, 100, 0.15m, 0.6m)
        .With(Cases.Once("training", Quantity.Range(2_000, 5_000, 30_000)), Cases.Monthly("upkeep", Quantity.Range(100, 500, 3_000)));

    [Fact]
    public void The_same_case_gives_the_same_numbers()
    {
        var first = OwnershipSimulation.Run(Cases.Uncertain(Large, Small));
        var second = OwnershipSimulation.Run(Cases.Uncertain(Large, Small));

        Assert.Equal(first.Of("small").Total, second.Of("small").Total);
        Assert.Equal(first.Of("small").CashByMonth, second.Of("small").CashByMonth);
        Assert.Equal(first.Against("small").Month.Median, second.Against("small").Month.Median);
    }

    /// <summary>Draw by draw and in reverse: what threads could do to the order changes nothing.</summary>
    [Fact]
    public void A_draw_does_not_depend_on_those_before_it()
    {
        var bound = new BoundCase(Cases.Uncertain(Large, Small) with { Draws = 1_000 });
        var parallel = CaseDraws.Of(bound).Candidates[1].Total;
        var sampler = bound.Assumptions.ToSampler(bound.Question.Seed);
        var values = new double[bound.Assumptions.Count];
        var drawn = bound.NewDraw();

        for (var number = 999; number >= 0; number--)
        {
            sampler.Draw(number, values);
            bound.Evaluate(values, drawn);
            Assert.Equal(parallel[number], drawn.Costs[1].OneOff + drawn.RunningOf(1, 12));
        }
    }

    [Fact]
    public void Another_candidate_changes_nothing_for_the_others()
    {
        var two = OwnershipSimulation.Run(Cases.Uncertain(Large, Small));
        var three = OwnershipSimulation.Run(Cases.Uncertain(Large, Cases.Billed("third", 100, 100, 9m, 9m), Small));

        Assert.Equal(two.Of("small").Total, three.Of("small").Total);
        Assert.Equal(two.Against("small").ProbabilityCheaper, three.Against("small").ProbabilityCheaper);
    }

    [Fact]
    public void Of_certain_things_every_quantile_is_the_exact_sum()
    {
        var candidate = Large.With(Cases.Once("set-up", Quantity.Certain(1_000.0)), Cases.Monthly("upkeep", Quantity.Certain(50.0)));
        var total = OwnershipSimulation.Run(Cases.Certain(100_000, candidate)).Of("large").Total;

        // 12 x 100,000 x (2,000 x 2.5 + 100 x 10) / 10^6 + 1,000 + 12 x 50
        Assert.Equal(8_800, total.Expected, 1e-6);
        Assert.Equal(8_800, total.Central95.Low, 1e-6);
        Assert.Equal(8_800, total.Central95.High, 1e-6);
    }

    [Fact]
    public void The_total_agrees_with_the_exact_bill()
    {
        var billing = (TokenBilling)Large.Running[0];
        var exact = 12 * 123_457m * billing.CostPerCall(cachedShare: 0).Usd;

        Assert.Equal((double)exact, OwnershipSimulation.Run(Cases.Certain(123_457, Large)).Of("large").Total.Expected, 1e-6);
    }

    [Property(MaxTest = 30)]
    public Property A_certain_cost_shifts_every_quantile_by_itself() => Prop.ForAll(
        Arb.From(Gen.Choose(1, 1_000_000)),
        added =>
        {
            var question = Cases.Uncertain(Small) with { Draws = 1_000 };
            var dearer = Cases.Uncertain(Small with { Items = Small.Items.Add(Cases.Once("fee", Quantity.Certain((double)added))) }) with { Draws = 1_000 };
            var before = OwnershipSimulation.Run(question).Of("small").Total;
            var after = OwnershipSimulation.Run(dearer).Of("small").Total;
            return Quantiles(before).Zip(Quantiles(after)).All(pair => Math.Abs(pair.Second - pair.First - added) < 1e-6 * (1 + pair.Second));
        });

    [Property(MaxTest = 60)]
    public Property Cost_is_monotone_in_volume() => Prop.ForAll(
        Arb.From(Gen.Choose(1, 1_000_000).Two()),
        volumes =>
        {
            var (less, more) = (Math.Min(volumes.Item1, volumes.Item2), Math.Max(volumes.Item1, volumes.Item2));
            var hosted = Cases.Hosted("own", 500, 400, 2m);
            return new[] { Large, Small, hosted }.All(candidate =>
                Quantiles(Total(less, candidate)).Zip(Quantiles(Total(more, candidate))).All(pair => pair.First <= pair.Second));
        });

    [Property(MaxTest = 60)]
    public Property Cost_is_monotone_in_price() => Prop.ForAll(
        Arb.From(Gen.Choose(0, 10_000).Two()),
        prices =>
        {
            var (less, more) = (Math.Min(prices.Item1, prices.Item2), Math.Max(prices.Item1, prices.Item2));
            return Quantiles(TotalAt(less)).Zip(Quantiles(TotalAt(more))).All(pair => pair.First <= pair.Second);
        });

    private static Distribution TotalAt(int price) =>
        OwnershipSimulation.Run(Cases.Uncertain(Cases.Billed("model", 700, 50, price, 2m)) with { Draws = 1_000 }).Candidates[0].Total;

    [Fact]
    public void The_mean_of_the_draws_is_the_expected_total()
    {
        var question = Cases.Uncertain(Large, Small) with { Draws = 50_000 };
        var still = question with { Traffic = question.Traffic with { GrowthPerMonth = Traffic.Of(1).GrowthPerMonth } };
        var total = OwnershipSimulation.Run(still).Of("small").Total;

        Assert.Equal(total.Expected, total.Mean, 0.01 * total.Expected);
    }

    [Fact]
    public void What_two_share_moves_them_together()
    {
        // One token more in every call: sure to cost more, though neither total is sure.
        var dearer = Cases.Billed("dearer", 2_001, 100, 2.5m, 10m);
        var forecast = OwnershipSimulation.Run(Cases.Uncertain(Large, dearer));

        Assert.Equal(0, forecast.Against("dearer").ProbabilityCheaper);
        Assert.True(forecast.Of("dearer").Total.Central80.Low < forecast.Of("large").Total.Central80.High);
    }

    [Fact]
    public void A_tie_is_half_a_victory_for_each()
    {
        var same = Cases.Billed("same", 2_000, 100, 2.5m, 10m);
        var forecast = OwnershipSimulation.Run(Cases.Certain(1_000, Large, same));

        Assert.Equal(0.5, forecast.Against("same").ProbabilityCheaper);
    }

    /// <summary>The chance multiplies the gain: expected saving = p x gain - one-off.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(0.25)]
    [InlineData(1)]
    public void A_chance_of_success_multiplies_the_gain(double chance)
    {
        var risky = Cases.Billed("risky", 1_000, 0, 1m, 0).With(Cases.Once("training", Quantity.Certain(5_000.0)))
            with
        { Success = new SuccessChance(chance, IsMeasured: false, "test") };
        var forecast = OwnershipSimulation.Run(Cases.Certain(1_000_000, Cases.Billed("now", 1_000, 0, 3m, 0), risky));
        var saving = forecast.Against("risky").Saving;

        Assert.Equal((chance * 24_000) - 5_000, saving.Expected, 1e-6);
        Assert.Equal(saving.Expected, saving.Mean, (3 * 24_000 * Math.Sqrt(chance * (1 - chance) / 20_000)) + 1e-6);
        Assert.Equal(chance, forecast.Against("risky").ProbabilityCheaper, 0.01);
    }

    [Fact]
    public void The_tornado_puts_first_what_matters_most_and_leaves_out_what_is_certain()
    {
        var bars = OwnershipSimulation.Tornado(Cases.Uncertain(Large, Small), "large", against: null);

        Assert.Equal("traffic.calls-per-month", bars[0].Assumption.Key);
        Assert.DoesNotContain(bars, bar => bar.Assumption.Value.Kind is QuantityKind.Certain);
        Assert.Equal(bars.Select(bar => bar.Swing).OrderDescending(), bars.Select(bar => bar.Swing));
        Assert.DoesNotContain(bars, bar => bar.Assumption.Key is "training");
    }

    [Fact]
    public void Without_value_or_quality_net_is_unknown()
    {
        var value = AnswerValue.Of(perCorrect: 0.05m);
        var rated = Large.WithQuality(Quantity.Certain(0.9));

        Assert.Null(OwnershipSimulation.Run(Cases.Certain(1_000, rated)).Candidates[0].Net);
        Assert.Null(OwnershipSimulation.Run(Cases.Certain(1_000, Large) with { Value = value }).Candidates[0].Net);
        Assert.Equal(
            12 * 1_000 * ((0.9 * 0.05) - 0.006),
            OwnershipSimulation.Run(Cases.Certain(1_000, rated) with { Value = value }).Candidates[0].Net!.Expected,
            1e-9);
    }

    [Fact]
    public void Seconds_beyond_the_free_ones_cost()
    {
        var slow = Large.WithQuality(Quantity.Certain(1.0)) with { LatencySeconds = new("large.latency", Quantity.Certain(3.0), "s", "test") };
        var value = AnswerValue.Of(1m) with { PerSecond = new("value.second", Quantity.Certain(0.1), "$ per second", "test"), FreeSeconds = 1 };
        var net = OwnershipSimulation.Run(Cases.Certain(1_000, slow) with { Value = value }).Candidates[0].Net!;

        Assert.Equal(12 * 1_000 * (1 - 0.2 - 0.006), net.Expected, 1e-6);
    }

    private static Distribution Total(int calls, OwnedCandidate candidate) =>
        OwnershipSimulation.Run(Cases.Uncertain(candidate).AtVolume(calls) with { Draws = 1_000 }).Candidates[0].Total;

    private static ImmutableArray<double> Quantiles(Distribution total) =>
        [total.Central95.Low, total.Central80.Low, total.Median, total.Mean, total.Central80.High, total.Central95.High];
}
