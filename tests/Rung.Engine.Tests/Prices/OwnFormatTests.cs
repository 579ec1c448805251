using Rung.Core.Economics;
using Rung.Core.Economics.Prices;
using Rung.Engine.Prices;

namespace Rung.Engine.Tests.Prices;

public sealed class OwnFormatTests
{
    [Fact]
    public void Every_field_of_a_model_is_read()
    {
        var model = Assert.Single(PriceTexts.Read(PriceTexts.Model("""
            "kind": "completion", "input": 2.50, "cached_input": 1.25, "cache_write": 3, "output": 10, "reasoning": 11,
            "batch_input": 1.3, "batch_output": 5, "training": 25, "per_request": 0.002,
            "tiers": [ { "above_input_tokens": 200000, "input": 5, "cached_input": 2.5, "cache_write": 6, "output": 20 } ],
            "others": { "image": 0.003 }, "date": "2026-07-01", "source": "the price page"
            """)).Table.Models);

        var price = model.Price!;
        Assert.Equal(("openai", "gpt-4o", ModelKind.Completion), (model.Provider, model.Model, model.Kind));
        Assert.Equal((2.5m, 1.25m, 3m, 10m, 11m), (price.Input, price.CachedInput, price.CacheWrite, price.Output, price.Reasoning));
        Assert.Equal((1.3m, 5m, 25m, 0.002m), (price.BatchInput, price.BatchOutput, price.Training, price.PerRequest));
        Assert.Equal(
            [new PriceTier { AboveInputTokens = 200_000, Input = 5, CachedInput = 2.5m, CacheWrite = 6, Output = 20 }], price.Tiers);
        Assert.Equal([new("image", 0.003m)], price.Others);
        Assert.Equal((new DateOnly(2026, 7, 1), "the price page"), (price.Date, price.Source));
    }

    [Fact]
    public void Machines_and_vector_stores_are_read_with_their_ranges()
    {
        var table = PriceTexts.Read(PriceTexts.Own("""
            "hardware": [ { "name": "h100", "per_hour": 2.00, "peak_teraflops": 989, "date": "2026-07-01", "source": "s", "throughputs": [
              { "model": "8b", "input_tokens_per_second": 20000, "output_tokens_per_second": { "low": 1, "likely": 2, "high": 4 },
                "latency_limit": "2 s", "source": "measured" } ] } ],
            "vector_stores": [ { "name": "managed", "per_month": { "low": 70, "likely": 200, "high": 500 } }, { "name": "own", "per_month": 30 } ]
            """)).Table;

        var machine = table.FindHardware("H100")!;
        var throughput = Assert.Single(machine.Throughputs);
        Assert.Equal((2m, 989d), (machine.PerHour, machine.PeakTeraflops));
        Assert.Equal(Quantity.Certain(20_000m), throughput.InputTokensPerSecond);
        Assert.Equal(Quantity.Range(1, 2, 4), throughput.OutputTokensPerSecond);
        Assert.Equal(Quantity.Range(70, 200, 500), table.FindVectorStore("managed")!.PerMonth);
        Assert.Equal(Quantity.Certain(30m), table.FindVectorStore("own")!.PerMonth);
    }

    [Fact]
    public void A_model_without_prices_is_unknown_and_not_free()
    {
        var table = PriceTexts.Read(PriceTexts.Model("\"kind\": \"completion\"")).Table;

        Assert.NotNull(table.Find("openai", "gpt-4o"));
        Assert.Null(table.PriceOf("openai", "gpt-4o"));
    }

    [Fact]
    public void A_price_of_nothing_that_a_team_writes_is_believed() =>
        Assert.Equal(0m, PriceTexts.PriceOf(PriceTexts.Model("\"input\": 0, \"output\": 0"), "openai", "gpt-4o")!.Output);

    [Theory]
    [InlineData("\"kind\": \"embedding\", \"input\": 0.02")]
    [InlineData("\"kind\": \"reranker\", \"per_request\": 0.002")]
    public void What_a_kind_never_bills_need_not_be_written(string fields) =>
        Assert.Equal(0m, PriceTexts.PriceOf(PriceTexts.Model(fields), "openai", "gpt-4o")!.Output);

    [Fact]
    public void A_mark_of_the_byte_order_is_no_fault() =>
        Assert.Empty(PriceTexts.Read("\uFEFF" + PriceTexts.Own("\"models\": []")).Table.Models);

    [Fact]
    public void The_same_table_is_written_the_same_whatever_its_order_and_zeros()
    {
        var one = PriceTexts.Read(PriceTexts.Own("""
            "models": [ { "provider": "a", "model": "x", "input": 1.0, "output": 2 }, { "provider": "a", "model": "b", "input": 1, "output": 2 } ]
            """));
        var other = PriceTexts.Read(PriceTexts.Own("""
            "models": [ { "provider": "a", "model": "b", "input": 1, "output": 2.00 }, { "provider": "a", "model": "x", "input": 1e0, "output": 0.2e1 } ]
            """));

        Assert.Equal(PriceFile.ToText(one.Table), PriceFile.ToText(other.Table));
    }
}
