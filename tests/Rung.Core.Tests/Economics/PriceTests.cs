using Rung.Core.Economics;
using Rung.Core.Economics.Prices;

namespace Rung.Core.Tests.Economics;

public sealed class PriceTests
{
    private static readonly ModelPrice Full = new()
    {
        Input = 3m,
        CachedInput = 0.3m,
        CacheWrite = 3.75m,
        Output = 15m,
        Reasoning = 20m,
        BatchInput = 1.5m,
        BatchOutput = 7.5m,
        Training = 25m,
    };

    [Fact]
    public void A_call_costs_what_its_tokens_cost_by_kind_to_the_last_digit()
    {
        var cost = Full.CostOf(new TokenCounts(1_001, 2_003, 307, 11) { CacheWrite = 503 });

        Assert.Equal(0.003003m + 0.0006009m + 0.00188625m + 0.004605m + 0.00022m, cost.Usd);
    }

    [Fact]
    public void Kinds_without_a_price_of_their_own_cost_what_their_like_costs()
    {
        var plain = new ModelPrice { Input = 3m, Output = 15m };

        Assert.Equal(plain.CostOf(new TokenCounts(300, 0, 50, 0)), plain.CostOf(new TokenCounts(100, 100, 20, 30) { CacheWrite = 100 }));
    }

    [Fact]
    public void A_batch_has_prices_of_its_own_or_none()
    {
        Assert.Equal(0.0045m, Full.BatchCostOf(new TokenCounts(1_000, 500, 300, 0))!.Value.Usd);
        Assert.Null(new ModelPrice { Input = 1m, Output = 1m }.BatchCostOf(new TokenCounts(1, 0, 1, 0)));
    }

    [Fact]
    public void Training_costs_by_the_token_or_is_unknown()
    {
        Assert.Equal(75m, Full.TrainingCostOf(3_000_000)!.Value.Usd);
        Assert.Null(new ModelPrice { Input = 1m, Output = 1m }.TrainingCostOf(3_000_000));
    }

    [Fact]
    public void A_long_input_is_billed_by_the_highest_tier_that_it_reaches()
    {
        var price = new ModelPrice
        {
            Input = 1m,
            Output = 2m,
            Tiers = [new PriceTier { AboveInputTokens = 500, Input = 4m }, new PriceTier { AboveInputTokens = 100, Input = 2m, Output = 3m }],
        };

        Assert.Equal(100m, price.CostOf(new TokenCounts(100, 0, 0, 0)).Usd * 1_000_000);
        Assert.Equal(202m + 3m, price.CostOf(new TokenCounts(101, 0, 1, 0)).Usd * 1_000_000);
        Assert.Equal((501 * 4m) + 2m, price.CostOf(new TokenCounts(1, 500, 1, 0)).Usd * 1_000_000);
    }

    [Theory]
    [InlineData(-0.01)]
    [InlineData(10_000.01)]
    public void A_price_that_cannot_be_is_refused_by_the_name_of_its_field(double price)
    {
        var wrong = (decimal)price;

        Assert.Equal("input", Assert.Throws<EconomicsException>(() => new ModelPrice { Input = wrong, Output = 1m }).Field);
        Assert.Equal("output", Assert.Throws<EconomicsException>(() => new ModelPrice { Input = 1m, Output = wrong }).Field);
        Assert.Equal("cached_input", Assert.Throws<EconomicsException>(() => Full with { CachedInput = wrong }).Field);
        Assert.Equal("cache_write", Assert.Throws<EconomicsException>(() => Full with { CacheWrite = wrong }).Field);
        Assert.Equal("reasoning", Assert.Throws<EconomicsException>(() => Full with { Reasoning = wrong }).Field);
        Assert.Equal("batch_input", Assert.Throws<EconomicsException>(() => Full with { BatchInput = wrong }).Field);
        Assert.Equal("batch_output", Assert.Throws<EconomicsException>(() => Full with { BatchOutput = wrong }).Field);
        Assert.Equal("training", Assert.Throws<EconomicsException>(() => Full with { Training = wrong }).Field);
        Assert.Equal("per_request", Assert.Throws<EconomicsException>(() => Full with { PerRequest = wrong }).Field);
        Assert.Equal("per_hour", Assert.Throws<EconomicsException>(() => new HardwarePrice { Name = "h100", PerHour = wrong }).Field);
    }

    [Fact]
    public void A_table_of_two_currencies_is_refused()
    {
        var error = Assert.Throws<EconomicsException>(() => new PriceTable(
            [new("openai", "a", ModelKind.Completion, Full), new("mistral", "b", ModelKind.Completion, Full) { Currency = "EUR" }]));

        Assert.Equal("mistral/b: currency", error.Field);
        Assert.Contains("EUR", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_in_the_table_is_unknown_and_never_free()
    {
        var table = new PriceTable([new("openai", "listed", ModelKind.Completion, Full), new("openai", "unpriced", ModelKind.Completion, Price: null)]);

        Assert.Equal(Full, table.PriceOf("openai", "listed"));
        Assert.Null(table.PriceOf("openai", "unpriced"));
        Assert.Null(table.PriceOf("openai", "absent"));
        Assert.Null(table.PriceOf("azure-openai", "listed"));
    }

    [Fact]
    public void A_model_of_two_providers_has_no_price_until_one_is_named()
    {
        var table = new PriceTable(
            [new("openai", "both", ModelKind.Completion, Full), new("azure-openai", "both", ModelKind.Completion, Full with { Input = 4m })]);

        Assert.Null(table.PriceOf(provider: null, "both"));
        Assert.Equal(4m, table.PriceOf("azure-openai", "both")!.Input);
    }

    [Fact]
    public void A_newer_table_replaces_prices_and_keeps_the_rest()
    {
        var old = new PriceTable(
            [new("openai", "a", ModelKind.Completion, Full), new("openai", "b", ModelKind.Completion, Full)],
            [new HardwarePrice { Name = "h100", PerHour = 2m }]);
        var merged = old.With(new PriceTable([new("openai", "A", ModelKind.Completion, Full with { Input = 1m })]));

        Assert.Equal(["openai/A", "openai/b"], merged.Models.Select(model => model.Name));
        Assert.Equal(1m, merged.PriceOf("openai", "a")!.Input);
        Assert.Equal(2m, merged.FindHardware("H100")!.PerHour);
    }
}
