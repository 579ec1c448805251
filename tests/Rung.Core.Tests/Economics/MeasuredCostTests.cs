using Rung.Core.Economics;
using Rung.Core.Economics.Calls;
using Rung.Core.Economics.Uncertainty;
using Rung.Core.Economics.Value;
using Rung.Core.Statistics;

namespace Rung.Core.Tests.Economics;

/// <summary>
/// Intervals of twelve-month costs from measured calls cover the truth: in at least 94 % of simulations at nominal 95 %, less
/// three standard errors of the simulation itself. Seeded, so it holds always or never.
/// </summary>
public sealed class MeasuredCostTests
{
    private const int Repetitions = 1_000;
    private const double Confidence = 0.95;

    private static readonly double Least = 0.94 - (3 * Math.Sqrt(0.95 * 0.05 / Repetitions));

    /// <summary>Tokens have long tails: log-normal, of such a spread of logarithms.</summary>
    [Theory]
    [InlineData(50, 0.5)]
    [InlineData(100, 0.8)]
    [InlineData(400, 1.0)]
    public void The_cost_interval_from_measured_tokens_covers_the_true_cost(int calls, double spread)
    {
        var price = new ModelPrice { Input = 1m, Output = 4m };
        var mean = Math.Exp(spread * spread / 2);
        var truth = 12 * 100_000 * ((2_000 * mean * 1) + (300 * mean * 4)) / 1e6;

        Covers(truth, random =>
        {
            var sample = new TokenSample(Enumerable.Range(0, calls).Select(_ => new TokenCounts(
                (long)Math.Round(2_000 * LogNormal(random, spread)), 0, (long)Math.Round(300 * LogNormal(random, spread)), 0)));
            var candidate = Cases.Billed("x", 0, 0, 0, 0) with { Running = [new TokenBilling(price, sample.ToUse("x", Confidence))] };
            return OwnershipSimulation.Run(Cases.Certain(100_000, candidate) with { Draws = 1_000, Months = 12, Horizon = 1 }).Candidates[0].Total.Central95;
        });
    }

    /// <summary>A long instruction before short questions: whether the cache has it makes the cost of a call.</summary>
    [Theory]
    [InlineData(50)]
    [InlineData(400)]
    public void The_cost_interval_covers_where_some_calls_read_the_cache_and_some_do_not(int calls)
    {
        var price = new ModelPrice { Input = 1m, CachedInput = 0.1m, Output = 4m };
        var truth = 12 * 100_000.0 * (1_000 + (0.6 * 3_000 * 0.1) + (0.4 * 3_000) + (100 * 4)) / 1e6;

        Covers(truth, random => TotalOf(price, calls, () =>
        {
            var cached = random.NextDouble() < 0.6 ? 3_000 : 0;
            return new TokenCounts(3_000 - cached + 900 + random.Next(201), cached, 90 + random.Next(21), 0);
        }));
    }

    /// <summary>Long questions get long answers.</summary>
    [Theory]
    [InlineData(100)]
    [InlineData(400)]
    public void The_cost_interval_covers_where_the_answer_is_as_long_as_the_question(int calls)
    {
        const double spread = 0.5;
        var truth = 12 * 100_000.0 * ((2_000 * 1) + (500 * 4)) * Math.Exp(spread * spread / 2) / 1e6;

        Covers(truth, random => TotalOf(new ModelPrice { Input = 1m, Output = 4m }, calls, () =>
        {
            var length = LogNormal(random, spread);
            return new TokenCounts((long)Math.Round(2_000 * length), 0, (long)Math.Round(500 * length), 0);
        }));
    }

    [Theory]
    [InlineData(50, 0.9)]
    [InlineData(200, 0.97)]
    public void The_net_interval_from_a_measured_quality_covers_the_true_net(int examples, double quality)
    {
        var value = AnswerValue.Of(perCorrect: 0.10m, perError: 0.50m);
        var truth = 12 * 100_000 * ((quality * 0.10) - ((1 - quality) * 0.50) - 0.002);

        Covers(truth, random =>
        {
            double[] scores = [.. Enumerable.Range(0, examples).Select(_ => random.NextDouble() < quality ? 1.0 : 0.0)];
            var candidate = Cases.Billed("x", 1_000, 0, 2m, 0).WithQuality(Quantity.MeasuredShare(MeanEstimate.Of(scores, groups: null, Confidence)));
            var question = Cases.Certain(100_000, candidate) with { Draws = 1_000, Horizon = 1, Value = value };
            return OwnershipSimulation.Run(question).Candidates[0].Net!.Central95;
        });
    }

    [Fact]
    public void The_forecast_of_a_call_is_the_exact_mean_of_the_measured_ones()
    {
        var price = new ModelPrice { Input = 3m, CachedInput = 0.3m, Output = 15m };
        var sample = new TokenSample([new TokenCounts(100, 0, 10, 0), new TokenCounts(50, 51, 20, 3)]);

        Assert.Equal((0.00045m + 0.00015m + 0.0000153m + 0.000345m) / 2, sample.MeanCost(price).Usd);
        Assert.Equal((double)sample.MeanCost(price).Usd, sample.CostEstimate(price, Confidence).Value, 1e-15);
        Assert.Equal((double)sample.MeanCost(price).Usd, (double)new TokenBilling(price, sample.ToUse("x", Confidence)).CostPerCall(0).Usd, 1e-12);
    }

    private static Interval TotalOf(ModelPrice price, int calls, Func<TokenCounts> call)
    {
        var sample = new TokenSample(Enumerable.Range(0, calls).Select(_ => call()).ToArray());
        var candidate = Cases.Billed("x", 0, 0, 0, 0) with { Running = [new TokenBilling(price, sample.ToUse("x", Confidence))] };
        return OwnershipSimulation.Run(Cases.Certain(100_000, candidate) with { Draws = 1_000, Horizon = 1 }).Candidates[0].Total.Central95;
    }

    private static void Covers(double truth, Func<SplitMix64, Interval> interval)
    {
        var covered = Enumerable.Range(0, Repetitions).AsParallel().Count(repetition =>
            !interval(SplitMix64.Derive(seed: 7, (ulong)repetition)).Excludes(truth));

        Assert.True((double)covered / Repetitions >= Least, $"covered {covered} of {Repetitions}");
    }

    private static double LogNormal(SplitMix64 random, double spread) =>
        Math.Exp(spread * MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, Math.Max(1e-12, random.NextDouble())));
}
