using Rung.Core.Economics;
using Rung.Core.Economics.Prices;
using Rung.Engine.Prices;

namespace Rung.Engine.Tests.Prices;

/// <summary>Two whole tables of litellm's, where ../shared has them. The figures were taken from the files by hand.</summary>
public sealed class RealPricesTests
{
    private const string Newer = "data/prices-model-price-repo/model_prices_and_context_window.json";

    private const string Older = "data/prices-tokencost/model_prices.json";

    [Theory]
    [InlineData(Newer, 218, 6)]
    [InlineData(Older, 1569, 262)]
    public async Task The_whole_table_is_read_and_nothing_is_left_out(string file, int models, int unknown)
    {
        var reading = await ReadAsync(file);

        Assert.Equal((models, 0), (reading.Table.Models.Length, reading.LeftOut));
        Assert.Equal(unknown, reading.Table.Models.Count(model => model.Price is null));
    }

    [Theory]
    [InlineData(Newer, "openai", "gpt-4o", "2.5", "10", "1.25")]
    [InlineData(Older, "openai", "gpt-4o", "2.5", "10", "1.25")]
    [InlineData(Newer, "deepseek", "deepseek-v4-pro", "0.435", "0.87", "0.003625")]
    [InlineData(Newer, "anthropic", "claude-opus-4-6", "5", "25", "0.5")]
    [InlineData(Older, "azure", "gpt-4o", "2.5", "10", "1.25")]
    [InlineData(Older, "databricks", "databricks-meta-llama-3-1-405b-instruct", "5", "15.00002", "")]
    public async Task Prices_are_exact_to_the_last_digit(string file, string provider, string model, string input, string output, string cached)
    {
        var price = (await ReadAsync(file)).Table.PriceOf(provider, model)!;

        Assert.Equal((input, output, cached), (Text(price.Input), Text(price.Output), Text(price.CachedInput)));
    }

    [Fact]
    public async Task A_model_with_prices_for_long_inputs_costs_more_above_the_limit()
    {
        var price = (await ReadAsync(Newer)).Table.PriceOf("vertex_ai-language-models", "gemini-2.5-pro")!;

        Assert.Equal([new PriceTier { AboveInputTokens = 200_000, Input = 2.5m, CachedInput = 0.25m, CacheWrite = 0.25m, Output = 15 }], price.Tiers);
        Assert.Equal(new Money(0.25m), price.CostOf(new(Input: 200_000, CachedInput: 0, Output: 0, Reasoning: 0)));
        Assert.Equal(new Money(0.75m), price.CostOf(new(Input: 300_000, CachedInput: 0, Output: 0, Reasoning: 0)));
    }

    [Fact]
    public async Task A_reranker_is_paid_by_the_request()
    {
        var model = (await ReadAsync(Older)).Table.Find("cohere", "rerank-v3.5")!;

        Assert.Equal((ModelKind.Reranker, 0.002m), (model.Kind, model.Price!.PerRequest));
    }

    [Theory]
    [InlineData(Older, "snowflake", "claude-3-5-sonnet")]
    [InlineData(Older, "sagemaker", "meta-textgeneration-llama-2-7b")]
    [InlineData(Newer, "volcengine", "deepseek-v3-2-251201")]
    public async Task What_the_table_does_not_price_by_the_token_is_unknown(string file, string provider, string model)
    {
        var found = (await ReadAsync(file)).Table.Find(provider, model);

        Assert.NotNull(found);
        Assert.Null(found.Price);
    }

    [Fact]
    public async Task No_price_of_a_model_that_we_reckon_with_is_dropped()
    {
        var table = (await ReadAsync(Newer)).Table;

        var price = table.PriceOf("openai", "gpt-5.4")!;
        Assert.Equal(0.000005m, price.Others["input_cost_per_token_priority"]);
        Assert.Equal(0.01m, table.PriceOf("anthropic", "claude-fable-5")!.Others["search_context_cost_per_query.search_context_size_low"]);
        Assert.Equal(6m, table.PriceOf("anthropic", "claude-fable-5")!.Others["provider_specific_entry.fast"]);
    }

    [Fact]
    public async Task Models_that_stand_twice_with_different_prices_are_named()
    {
        var reading = await ReadAsync(Older);

        Assert.Contains(reading.Notes, note => note.Contains("deepseek/deepseek-chat stands twice with different prices", StringComparison.Ordinal));
        Assert.Contains(reading.Notes, note => note.Contains("132 models stand twice", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_built_in_prices_are_those_of_the_newer_table()
    {
        var newer = (await ReadAsync(Newer)).Table;

        var compared = PriceBook.BuiltIn.Table.Models
            .Where(model => model.Price!.Date == new DateOnly(2026, 7, 1))
            .Select(model => (BuiltIn: model, Newer: newer.Find(null, model.Model)))
            .ToArray();

        Assert.True(compared.Length >= 30);
        Assert.All(compared, pair => Assert.Equivalent(Reckoned(pair.Newer!.Price!), Reckoned(pair.BuiltIn.Price!), strict: true));
    }

    [Theory]
    [InlineData(Newer)]
    [InlineData(Older)]
    public async Task A_whole_table_survives_being_written_in_our_own_format(string file)
    {
        var table = (await ReadAsync(file)).Table;
        var text = PriceFile.ToText(table);

        var read = PriceTexts.Read(text).Table;

        Assert.Equal(text, PriceFile.ToText(read));
        Assert.Equivalent(table.Models, read.Models, strict: true);
    }

    private static ModelPrice Reckoned(ModelPrice price) =>
        price with { Others = price.Others.Clear(), Training = null, Date = null, Source = null };

    private static string Text(decimal? price) => price?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "";

    private static Task<PriceReading> ReadAsync(string path)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Rung.slnx")))
        {
            folder = folder.Parent;
        }

        var full = Path.GetFullPath(Path.Combine(folder!.FullName, "../shared", path));
        Assert.SkipUnless(File.Exists(full), $"'{full}' is not there.");
        return PriceFile.ReadAsync(full, TestContext.Current.CancellationToken);
    }
}
