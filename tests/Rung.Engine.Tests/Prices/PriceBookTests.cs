using System.Text;
using Rung.Core.Data;
using Rung.Core.Economics;
using Rung.Engine.Prices;
using Rung.Engine.Tasks;

namespace Rung.Engine.Tests.Prices;

public sealed class PriceBookTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("rung-prices-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_built_in_table_says_of_every_price_when_and_where_it_was_read()
    {
        var table = PriceBook.BuiltIn.Table;

        Assert.All(table.Models, model => Assert.True(model.Price is { Date: not null, Source.Length: > 0 }, model.Name));
        Assert.All(table.Hardware, machine => Assert.True(machine is { Date: not null, Source.Length: > 0, PeakTeraflops: > 0, PerHour: > 0 }, machine.Name));
        Assert.All(table.Hardware, machine => Assert.True(machine.Throughputs.Any(throughput => throughput.Model == "8b"), machine.Name));
        Assert.All(table.VectorStores, store => Assert.True(store is { Date: not null, Source.Length: > 0 }, store.Name));
        Assert.Equal(["a100-80gb", "h100", "l4", "l40s", "rtx-4090"], table.Hardware.Select(machine => machine.Name));
        Assert.True(table.Models.Length >= 30);
        Assert.DoesNotContain(table.Models, model => model.Provider == "ollama");
    }

    [Fact]
    public void The_built_in_table_is_in_dollars() => Assert.All(
        PriceBook.BuiltIn.Table.Models.Select(model => model.Currency)
            .Concat(PriceBook.BuiltIn.Table.Hardware.Select(machine => machine.Currency))
            .Concat(PriceBook.BuiltIn.Table.VectorStores.Select(store => store.Currency)),
        currency => Assert.Equal("USD", currency));

    [Fact]
    public async Task The_built_in_file_is_spelt_as_we_write_tables()
    {
        await using var stream = typeof(PriceBook).Assembly.GetManifestResourceStream("Rung.Engine.Prices.prices.json")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);

        Assert.Equal(PriceFile.ToText(PriceBook.BuiltIn.Table), await reader.ReadToEndAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Without_a_file_of_the_task_the_built_in_table_holds()
    {
        var book = await ReadAsync();

        Assert.Equal("built-in", book.Source);
        Assert.Equal(PriceBook.BuiltIn.Id, book.Id);
        Assert.Equal((2.5m, 10m, 1.25m, 25m), Prices(book.PriceOf(Model("openai", "gpt-4o"))!));
    }

    [Fact]
    public async Task The_file_of_the_task_overrides_single_entries()
    {
        await WriteAsync("""{ "provider": "openai", "model": "gpt-4o", "input": 1, "output": 2 }, { "provider": "acme", "model": "m", "input": 1, "output": 2 }""");

        var book = await ReadAsync();

        Assert.Equal("prices.json over built-in", book.Source);
        Assert.NotEqual(PriceBook.BuiltIn.Id, book.Id);
        Assert.Equal(1m, book.PriceOf(Model("openai", "gpt-4o"))!.Input);
        Assert.Equal(0.15m, book.PriceOf(Model("openai", "gpt-4o-mini"))!.Input);
        Assert.NotNull(book.Table.Find("acme", "m"));
    }

    [Fact]
    public async Task Equal_prices_have_an_equal_id()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "prices.json"), PriceFile.ToText(PriceBook.BuiltIn.Table), TestContext.Current.CancellationToken);

        var book = await ReadAsync();

        Assert.Equal(PriceBook.BuiltIn.Id, book.Id);
        Assert.Equal(ContentHash.Of(PriceFile.ToText(book.Table)), book.Id);
    }

    [Fact]
    public async Task A_task_may_say_that_a_price_is_unknown()
    {
        await WriteAsync("""{ "provider": "openai", "model": "gpt-4o" }""");

        Assert.Null((await ReadAsync()).PriceOf(Model("openai", "gpt-4o")));
    }

    [Fact]
    public async Task A_wrong_file_of_the_task_is_refused_by_its_name()
    {
        await WriteAsync("""{ "provider": "openai", "model": "gpt-4o", "input": -1, "output": 2 }""");

        var refused = await Assert.ThrowsAsync<PriceFileException>(ReadAsync);

        Assert.StartsWith("prices.json:1:", Assert.Single(refused.Faults), StringComparison.Ordinal);
        Assert.True(refused.IsInputFault);
    }

    [Fact]
    public async Task A_file_of_the_task_in_litellms_format_is_read_too()
    {
        await File.WriteAllTextAsync(
            Path.Combine(_folder, "prices.json"),
            """{ "gpt-4o": { "litellm_provider": "openai", "mode": "chat", "input_cost_per_token": 7e-06, "output_cost_per_token": 1e-05 } }""",
            TestContext.Current.CancellationToken);

        Assert.Equal(7m, (await ReadAsync()).PriceOf(Model("openai", "gpt-4o"))!.Input);
    }

    [Fact]
    public void The_price_in_the_task_wins()
    {
        var own = new ModelPrice { Input = 7, Output = 8 };

        Assert.Same(own, PriceBook.BuiltIn.PriceOf(Model("openai", "gpt-4o") with { Price = own }));
    }

    [Theory]
    [InlineData("openai", "gpt-4o", "litellm's table; training: articles")]
    [InlineData("azure-openai", "gpt-4o", "litellm's table")]
    [InlineData("openai", "gpt-4o-2024-05-13", "litellm's table")]
    [InlineData("openai", "gpt-4o-2024-08-06", "litellm's table; training: articles, that of openai/gpt-4o")]
    [InlineData("openai", "gpt-4o-20240806", "litellm's table; training: articles, that of openai/gpt-4o")]
    [InlineData("openai", "ft:gpt-4o-2024-08-06:acme::x1", "litellm's table, that of openai/ft:gpt-4o-2024-08-06")]
    public void A_model_is_looked_up_by_its_name_then_without_what_names_one_snapshot(string provider, string model, string source) =>
        Assert.Equal(source, PriceBook.BuiltIn.PriceOf(Model(provider, model))!.Source);

    [Fact]
    public void A_snapshot_with_a_price_of_its_own_has_that_price() =>
        Assert.Equal(5m, PriceBook.BuiltIn.PriceOf(Model("openai", "gpt-4o-2024-05-13"))!.Input);

    [Theory]
    [InlineData("compatible", "gpt-4o")]
    [InlineData("ollama", "gpt-4o")]
    [InlineData("openai", "gpt-99")]
    [InlineData("openai", "gpt-4o-2024-99-99")]
    [InlineData("openai", "ft:gpt-4o:acme::x1")]
    [InlineData("openai", "rerank-v3.5")]
    [InlineData("azure-openai", "our-deployment")]
    public void What_the_book_cannot_know_is_unknown(string provider, string model) =>
        Assert.Null(PriceBook.BuiltIn.PriceOf(Model(provider, model)));

    [Fact]
    public void A_task_gets_prices_for_those_of_its_models_that_have_none()
    {
        var own = new ModelPrice { Input = 7, Output = 8 };
        var task = new TaskDefinition
        {
            Name = "t",
            Folder = _folder,
            Output = OutputKind.Label,
            Data = new DataDefinition(),
            Metric = new MetricDefinition("accuracy"),
            Models = [Model("openai", "gpt-4o"), Model("openai", "gpt-4o-mini") with { Price = own }, Model("ollama", "qwen3:4b")],
        };

        var priced = PriceBook.BuiltIn.WithPrices(task);

        Assert.Equal([2.5m, 7m, null], priced.Models.Select(model => model.Price?.Input));
    }

    private static (decimal, decimal, decimal?, decimal?) Prices(ModelPrice price) =>
        (price.Input, price.Output, price.CachedInput, price.Training);

    private static ModelDefinition Model(string provider, string model) => new() { Name = "m", Provider = provider, Model = model };

    private Task<PriceBook> ReadAsync() => PriceBook.ReadAsync(_folder, TestContext.Current.CancellationToken);

    private Task WriteAsync(string models) =>
        File.WriteAllTextAsync(Path.Combine(_folder, "prices.json"), PriceTexts.Own($"\"models\": [{models}]"), TestContext.Current.CancellationToken);
}
