using Rung.Core.Economics;
using Rung.Core.Economics.Calls;
using Rung.Core.Economics.Ownership;
using Rung.Core.Economics.Uncertainty;

namespace Rung.Core.Tests.Economics;

public sealed class BadInputTests
{
    private static readonly OwnedCandidate Some = Cases.Billed("some", 100, 10, 1m, 2m);

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(1e13)]
    public void A_volume_that_is_none_is_refused(double calls) => Refused("traffic.calls-per-month", () => Traffic.Of((decimal)calls));

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    public void A_cached_share_outside_its_bounds_is_refused(double share) =>
        Refused("traffic.cached-share", () => Traffic.Of(1, cachedShare: (decimal)share));

    [Fact]
    public void Tokens_below_zero_are_refused() => Refused("x.input-tokens", () => TokenUse.Of("x", input: -1, output: 1));

    [Fact]
    public void A_cost_below_zero_is_refused() => Refused("fee", () => Cases.Once("fee", Quantity.Range(-1, 0, 5)));

    [Fact]
    public void A_cost_of_no_factors_is_refused() => Refused("fee", () => new CostItem("fee", CostTiming.Once, []));

    [Fact]
    public void A_quality_above_one_is_refused() => Refused("some.quality", () => Some.WithQuality(Quantity.Range(0.9, 0.95, 1.01)));

    [Fact]
    public void A_chance_above_one_is_refused() => Refused("success", () => new SuccessChance(1.01, IsMeasured: false, "test"));

    [Fact]
    public void No_candidate_at_all_is_refused() => Refused("candidates", () => Cases.Certain(1));

    [Fact]
    public void Two_candidates_of_one_name_are_refused() => Refused("candidates", () => Cases.Certain(1, Some, Some));

    [Fact]
    public void An_incumbent_that_is_no_candidate_is_refused() =>
        Refused("incumbent", () => OwnershipSimulation.Run(Cases.Certain(1, Some) with { Incumbent = "other" }));

    [Fact]
    public void One_key_for_two_quantities_is_refused() => Refused("fee", () => OwnershipSimulation.Run(
        Cases.Certain(1, Some.With(Cases.Once("fee", Quantity.Certain(1.0)), Cases.Once("fee", Quantity.Certain(2.0))))));

    [Fact]
    public void Too_few_draws_are_refused() => Refused("draws", () => Cases.Certain(1, Some) with { Draws = 999 });

    [Fact]
    public void A_batch_without_prices_of_batches_is_refused()
    {
        var billing = (TokenBilling)Some.Running[0] with { IsBatch = true };

        Refused("batch_input, batch_output", () => billing.CostPerCall(0));
    }

    [Fact]
    public void An_unknown_default_is_refused_and_the_known_ones_are_named()
    {
        var error = Assert.Throws<EconomicsException>(() => CostDefaults.BuiltIn.With("team-our", Quantity.Certain(1.0), "test"));

        Assert.Contains("team-hour", error.Message, StringComparison.Ordinal);
    }

    private static void Refused(string field, Func<object?> act)
    {
        var error = Assert.Throws<EconomicsException>(act);

        Assert.Equal(field, error.Field);
        Assert.StartsWith(field, error.Message, StringComparison.Ordinal);
    }
}
