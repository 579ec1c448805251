using Rung.Core.Economics.Prices;

namespace Rung.Engine.Tests.Prices;

public sealed class LitellmTests
{
    private const string Usual = "\"litellm_provider\": \"openai\", \"mode\": \"chat\"";

    [Fact]
    public void Prices_per_token_become_exact_prices_per_million()
    {
        var price = PriceTexts.PriceOf(Entry("gpt-x", """
            "input_cost_per_token": 3e-06, "output_cost_per_token": 0.00001, "cache_read_input_token_cost": 2.8e-9,
            "cache_creation_input_token_cost": 3.75e-06, "output_cost_per_reasoning_token": 1.2E-5,
            "input_cost_per_token_batches": 1.5e-06, "output_cost_per_token_batches": 5e-06
            """), "openai", "gpt-x")!;

        Assert.Equal((3m, 10m, 0.0028m, 3.75m, 12m), (price.Input, price.Output, price.CachedInput, price.CacheWrite, price.Reasoning));
        Assert.Equal((1.5m, 5m), (price.BatchInput, price.BatchOutput));
        Assert.Equal(["3", "10", "0.0028"], new[] { price.Input, price.Output, price.CachedInput!.Value }.Select(value => value.ToString(System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void Prices_for_long_inputs_become_tiers_in_the_order_of_length()
    {
        var price = PriceTexts.PriceOf(Entry("gpt-x", """
            "input_cost_per_token": 1e-06, "output_cost_per_token": 2e-06, "input_cost_per_token_above_272k_tokens": 4e-06,
            "input_cost_per_token_above_128k_tokens": 2e-06, "output_cost_per_token_above_128k_tokens": 3e-06,
            "cache_read_input_token_cost_above_128k_tokens": 1e-07, "cache_creation_input_token_cost_above_128k_tokens": 5e-07
            """), "openai", "gpt-x")!;

        Assert.Equal(
            [
                new PriceTier { AboveInputTokens = 128_000, Input = 2, Output = 3, CachedInput = 0.1m, CacheWrite = 0.5m },
                new PriceTier { AboveInputTokens = 272_000, Input = 4 },
            ],
            price.Tiers);
    }

    [Fact]
    public void Prices_in_other_units_are_kept_under_their_own_names()
    {
        var price = PriceTexts.PriceOf(Entry("gpt-x", """
            "input_cost_per_token": 1e-06, "output_cost_per_token": 2e-06, "input_cost_per_image": 0.003,
            "input_cost_per_token_priority": 2e-06, "cache_creation_input_token_cost_above_1hr": 4e-06,
            "search_context_cost_per_query": { "search_context_size_low": 0.01 }, "regional_processing_uplift_multiplier_eu": 1.1,
            "max_tokens": 7
            """), "openai", "gpt-x")!;

        Assert.Equal(
            [
                new("cache_creation_input_token_cost_above_1hr", 0.000004m),
                new("input_cost_per_image", 0.003m),
                new("input_cost_per_token_priority", 0.000002m),
                new("regional_processing_uplift_multiplier_eu", 1.1m),
                new("search_context_cost_per_query.search_context_size_low", 0.01m),
            ],
            price.Others);
    }

    [Fact]
    public void A_reranker_is_billed_by_the_request()
    {
        var model = PriceTexts.Read("""
            { "rerank-x": { "litellm_provider": "cohere", "mode": "rerank", "input_cost_per_query": 0.002 } }
            """).Table.Find("cohere", "rerank-x")!;

        Assert.Equal((ModelKind.Reranker, 0m, 0m, 0.002m), (model.Kind, model.Price!.Input, model.Price.Output, model.Price.PerRequest));
    }

    [Fact]
    public void An_embedding_writes_no_tokens() =>
        Assert.Equal(0m, PriceTexts.PriceOf("""{ "e": { "litellm_provider": "openai", "mode": "embedding", "input_cost_per_token": 2e-08 } }""", "openai", "e")!.Output);

    [Theory]
    [InlineData("")]
    [InlineData(", \"input_cost_per_token\": 1e-06")]
    [InlineData(", \"output_cost_per_token\": 1e-06")]
    [InlineData(", \"input_cost_per_token\": 0, \"output_cost_per_token\": 0.0")]
    [InlineData(", \"input_cost_per_token\": null, \"output_cost_per_token\": 1e-06")]
    [InlineData(", \"input_cost_per_second\": 0.001")]
    public void What_has_no_price_of_both_tokens_is_unknown_and_said_to_be(string fields)
    {
        var reading = PriceTexts.Read($$"""{ "gpt-x": { {{Usual}}{{fields}} } }""");

        Assert.Null(Assert.Single(reading.Table.Models).Price);
        Assert.Contains("unknown, not free", Assert.Single(reading.Notes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("azure/gpt-4o", "azure", "azure", "gpt-4o")]
    [InlineData("azure/eu/gpt-4o", "azure", "azure", "eu/gpt-4o")]
    [InlineData("gpt-4o", "openai", "openai", "gpt-4o")]
    [InlineData("vertex_ai/meta/llama", "vertex_ai-llama_models", "vertex_ai-llama_models", "vertex_ai/meta/llama")]
    public void The_provider_is_cut_off_the_name_and_no_more(string name, string written, string provider, string model)
    {
        var found = Assert.Single(PriceTexts.Read($$"""
            { "{{name}}": { "litellm_provider": "{{written}}", "mode": "chat", "input_cost_per_token": 1e-06, "output_cost_per_token": 1e-06 } }
            """).Table.Models);

        Assert.Equal((provider, model), (found.Provider, found.Model));
    }

    [Fact]
    public void Of_a_name_that_stands_twice_the_first_wins_and_a_note_says_so()
    {
        var reading = PriceTexts.Read($$"""
            {
              "gpt-x": { {{Usual}}, "input_cost_per_token": 1e-06, "output_cost_per_token": 1e-06 },
              "openai/gpt-x": { {{Usual}}, "input_cost_per_token": 9e-06, "output_cost_per_token": 1e-06 },
              "gpt-y": { {{Usual}}, "input_cost_per_token": 1e-06, "output_cost_per_token": 1e-06 },
              "openai/gpt-y": { {{Usual}}, "input_cost_per_token": 0.000001, "output_cost_per_token": 1e-06 }
            }
            """);

        Assert.Equal(1m, reading.Table.PriceOf("openai", "gpt-x")!.Input);
        Assert.Equal(
            [
                "p.json: 2 models stand twice, with and without their provider's name; the first is kept.",
                "p.json:3:3: openai/gpt-x stands twice with different prices, as 'gpt-x' and as 'openai/gpt-x'; the first is kept.",
            ],
            reading.Notes);
    }

    [Theory]
    [InlineData("{ " + Usual + ", \"input_cost_per_token\": -1e-06, \"output_cost_per_token\": 1e-06 }", "input_cost_per_token: found -1e-06")]
    [InlineData("{ " + Usual + ", \"input_cost_per_token\": NaN, \"output_cost_per_token\": 1e-06 }", "input_cost_per_token: found NaN")]
    [InlineData("{ " + Usual + ", \"input_cost_per_token\": Infinity, \"output_cost_per_token\": 1e-06 }", "input_cost_per_token: found Infinity")]
    [InlineData("{ " + Usual + ", \"input_cost_per_token\": 3, \"output_cost_per_token\": 1e-06 }", "input_cost_per_token: found 3; expected dollars per token between 0 and 0.01")]
    [InlineData("{ " + Usual + ", \"input_cost_per_token\": 1e27, \"output_cost_per_token\": 1e-06 }", "input_cost_per_token: found 1000000000000000000000000000; expected")]
    [InlineData("{ " + Usual + ", \"input_cost_per_token\": \"1e-06\", \"output_cost_per_token\": 1e-06 }", "input_cost_per_token: found '1e-06'")]
    [InlineData("{ " + Usual + ", \"currency\": \"EUR\", \"input_cost_per_token\": 1e-06, \"output_cost_per_token\": 1e-06 }", "currency: found 'EUR'")]
    [InlineData("{ \"mode\": \"chat\", \"input_cost_per_token\": 1e-06, \"output_cost_per_token\": 1e-06 }", "litellm_provider: found nothing")]
    [InlineData("[ 1 ]", "the entry: found a list")]
    public void One_absurd_entry_is_left_out_and_named_and_the_others_stay(string entry, string expected)
    {
        var reading = PriceTexts.Read($$"""
            { "absurd": {{entry}},
              "gpt-x": { {{Usual}}, "input_cost_per_token": 1e-06, "output_cost_per_token": 1e-06 } }
            """);

        Assert.Equal("gpt-x", Assert.Single(reading.Table.Models).Model);
        Assert.Equal(1, reading.LeftOut);
        Assert.Contains(reading.Notes, note => note.StartsWith($"p.json:1:3: absurd is left out: {expected}", StringComparison.Ordinal));
    }

    [Fact]
    public void The_sample_of_the_table_is_no_model() =>
        Assert.Single(PriceTexts.Read(Entry("gpt-x", "\"input_cost_per_token\": 1e-06, \"output_cost_per_token\": 1e-06")
            .Replace("{ \"gpt-x\"", "{ \"sample_spec\": { \"litellm_provider\": \"one of\", \"input_cost_per_token\": 0 }, \"gpt-x\"", StringComparison.Ordinal)).Table.Models);

    [Fact]
    public void Words_within_texts_are_not_taken_for_numbers()
    {
        var reading = PriceTexts.Read(Entry("NaN-\\\"NaN", "\"input_cost_per_token\": 1e-06, \"output_cost_per_token\": 1e-06, \"note\": NaN"));

        Assert.Equal("NaN-\"NaN", Assert.Single(reading.Table.Models).Model);
    }

    [Fact]
    public void A_place_to_read_more_is_kept_in_the_source() =>
        Assert.Equal("litellm's table: https://a.b/prices", PriceTexts.PriceOf(
            Entry("gpt-x", "\"input_cost_per_token\": 1e-06, \"output_cost_per_token\": 1e-06, \"source\": \"https://a.b/prices\""), "openai", "gpt-x")!.Source);

    private static string Entry(string name, string fields) => $$"""{ "{{name}}": { {{Usual}}, {{fields}} } }""";
}
