using Rung.Engine.Prices;

namespace Rung.Engine.Tests.Prices;

public sealed class PriceUpdateTests : IDisposable
{
    private static readonly DateOnly Day = new(2026, 7, 1);

    private readonly string _folder = Directory.CreateTempSubdirectory("rung-update-").FullName;

    private string Own => Path.Combine(_folder, "prices.json");

    private string Import => Path.Combine(_folder, "import.json");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_first_import_adds_all_entries_with_the_day_that_is_given()
    {
        var result = await UpdateAsync(Litellm(("gpt-x", "1e-06", "2e-06"), ("gpt-y", "3e-06", "4e-06")));

        Assert.Equal((2, 0, 0, true), Counts(result));
        var price = (await BookAsync()).Table.PriceOf("openai", "gpt-x")!;
        Assert.Equal((1m, 2m, Day), (price.Input, price.Output, price.Date));
        Assert.Empty(result.Notes);
    }

    [Fact]
    public async Task Entries_of_the_file_replace_those_of_the_same_name_and_the_others_stay()
    {
        await UpdateAsync(Litellm(("gpt-x", "1e-06", "2e-06"), ("gpt-y", "3e-06", "4e-06"), ("gpt-z", "1e-06", "1e-06")));

        var result = await UpdateAsync(Litellm(("gpt-y", "5e-06", "4e-06"), ("gpt-z", "1e-06", "1e-06"), ("gpt-a", "1e-06", "1e-06")));

        Assert.Equal((1, 1, 1, true), Counts(result));
        Assert.Equal([new PriceChange("openai/gpt-y", OldInput: 3, NewInput: 5, OldOutput: 4, NewOutput: 4)], result.Changes);
        Assert.Equal(
            ["openai/gpt-a", "openai/gpt-x", "openai/gpt-y", "openai/gpt-z"],
            (await OwnAsync()).Table.Models.Select(model => model.Name));
    }

    [Fact]
    public async Task Changes_are_told_in_the_order_of_names_with_unknown_as_unknown()
    {
        await UpdateAsync(PriceTexts.Own("""
            "models": [ { "provider": "b", "model": "m", "input": 1, "output": 2 }, { "provider": "a", "model": "m" } ],
            "vector_stores": [ { "name": "v", "per_month": 30 } ]
            """));

        var result = await UpdateAsync(PriceTexts.Own("""
            "models": [ { "provider": "b", "model": "m" }, { "provider": "a", "model": "m", "input": 1, "output": 2 } ],
            "vector_stores": [ { "name": "v", "per_month": 40 } ]
            """));

        Assert.Equal((0, 3, 0, true), Counts(result));
        Assert.Equal([new PriceChange("a/m", null, 1, null, 2), new PriceChange("b/m", 1, null, 2, null)], result.Changes);
        Assert.Equal(["v"], result.OtherChanges);
        Assert.Equal(1, result.UnknownPrice);
    }

    [Fact]
    public async Task A_second_identical_update_changes_nothing_and_says_so()
    {
        var file = Litellm(("gpt-4o", "1e-06", "2e-06"), ("gpt-y", "3e-06", "4e-06"));
        await UpdateAsync(file);
        var written = await File.ReadAllBytesAsync(Own, TestContext.Current.CancellationToken);

        var result = await UpdateAsync(file);

        Assert.Equal((0, 0, 2, false), Counts(result));
        Assert.Empty(result.Changes);
        Assert.Equal(written, await File.ReadAllBytesAsync(Own, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_later_day_of_the_same_prices_is_kept_but_is_no_change()
    {
        var file = Litellm(("gpt-x", "1e-06", "2e-06"));
        await UpdateAsync(file);

        var result = await UpdateAsync(file, Day.AddDays(30));

        Assert.Equal((0, 0, 1, true), Counts(result));
        Assert.Equal(Day.AddDays(30), (await OwnAsync()).Table.PriceOf("openai", "gpt-x")!.Date);
    }

    [Fact]
    public async Task What_litellm_never_says_is_not_lost_by_an_import()
    {
        var file = Litellm(("gpt-4o", "7e-06", "8e-06"));
        await UpdateAsync(file);
        await UpdateAsync(file);

        var price = (await BookAsync()).Table.PriceOf("openai", "gpt-4o")!;
        Assert.Equal((7m, 25m), (price.Input, price.Training));
        Assert.Equal("litellm's table; training: articles", price.Source);
    }

    [Fact]
    public async Task A_day_that_the_file_says_is_not_overwritten()
    {
        await UpdateAsync(PriceTexts.Model("\"input\": 1, \"output\": 2, \"date\": \"2025-01-01\""));

        Assert.Equal(new DateOnly(2025, 1, 1), (await OwnAsync()).Table.PriceOf("openai", "gpt-4o")!.Date);
    }

    [Fact]
    public async Task Prices_without_a_day_are_taken_and_a_note_says_so()
    {
        var result = await UpdateAsync(Litellm(("gpt-x", "1e-06", "2e-06")), date: null);

        Assert.Contains("say no day", Assert.Single(result.Notes), StringComparison.Ordinal);
        Assert.Null((await OwnAsync()).Table.PriceOf("openai", "gpt-x")!.Date);
    }

    [Fact]
    public async Task What_is_left_out_is_counted_and_named()
    {
        var result = await UpdateAsync(Litellm(("gpt-x", "1e-06", "2e-06"), ("gpt-y", "-3e-06", "4e-06")));

        Assert.Equal((1, 1), (result.Added, result.LeftOut));
        Assert.Contains(result.Notes, note => note.Contains("gpt-y is left out", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{ \"schema\": \"rung.prices/1\", \"currency\": \"USD\", \"models\": [ { \"provider\": \"a\" } ] }")]
    [InlineData("{ \"torn")]
    [InlineData("")]
    public async Task A_file_with_faults_changes_nothing(string text)
    {
        await UpdateAsync(Litellm(("gpt-x", "1e-06", "2e-06")));
        var written = await File.ReadAllBytesAsync(Own, TestContext.Current.CancellationToken);

        await Assert.ThrowsAsync<PriceFileException>(() => UpdateAsync(text));

        Assert.Equal(written, await File.ReadAllBytesAsync(Own, TestContext.Current.CancellationToken));
        Assert.False(File.Exists(Own + ".new"));
    }

    [Fact]
    public async Task A_wrong_file_of_the_task_is_named_and_never_overwritten()
    {
        await File.WriteAllTextAsync(Own, "{ \"torn", TestContext.Current.CancellationToken);

        var refused = await Assert.ThrowsAsync<PriceFileException>(() => UpdateAsync(Litellm(("gpt-x", "1e-06", "2e-06"))));

        Assert.StartsWith("prices.json:1:", refused.Message, StringComparison.Ordinal);
        Assert.Equal("{ \"torn", await File.ReadAllTextAsync(Own, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task After_a_death_between_writing_and_moving_the_old_prices_hold_and_an_update_works()
    {
        await UpdateAsync(Litellm(("gpt-x", "1e-06", "2e-06")));
        await File.WriteAllTextAsync(Own + ".new", "{ \"schema\": \"rung.pri", TestContext.Current.CancellationToken);

        Assert.Equal(1m, (await BookAsync()).Table.PriceOf("openai", "gpt-x")!.Input);
        var result = await UpdateAsync(Litellm(("gpt-x", "5e-06", "2e-06")));

        Assert.Equal((0, 1, 0, true), Counts(result));
        Assert.Equal(5m, (await BookAsync()).Table.PriceOf("openai", "gpt-x")!.Input);
        Assert.False(File.Exists(Own + ".new"));
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_refused() =>
        Assert.Contains("found no such folder", (await Assert.ThrowsAsync<PriceFileException>(
            () => PriceUpdate.RunAsync(Import, Path.Combine(_folder, "nowhere"), Day, TestContext.Current.CancellationToken))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_folder_in_the_place_of_the_file_is_refused()
    {
        Directory.CreateDirectory(Own);

        var refused = await Assert.ThrowsAsync<PriceFileException>(() => UpdateAsync(Litellm(("gpt-x", "1e-06", "2e-06"))));

        Assert.Contains("prices.json: found a folder", refused.Message, StringComparison.Ordinal);
    }

    private static (int Added, int Changed, int Unchanged, bool IsWritten) Counts(PriceUpdateResult result) =>
        (result.Added, result.Changed, result.Unchanged, result.IsWritten);

    private static string Litellm(params (string Name, string Input, string Output)[] models) => "{" + string.Join(',', models.Select(model =>
        $$"""
        "{{model.Name}}": { "litellm_provider": "openai", "mode": "chat", "input_cost_per_token": {{model.Input}}, "output_cost_per_token": {{model.Output}} }
        """)) + "}";

    private Task<PriceUpdateResult> UpdateAsync(string text) => UpdateAsync(text, Day);

    private async Task<PriceUpdateResult> UpdateAsync(string text, DateOnly? date)
    {
        await File.WriteAllTextAsync(Import, text, TestContext.Current.CancellationToken);
        return await PriceUpdate.RunAsync(Import, _folder, date, TestContext.Current.CancellationToken);
    }

    private Task<PriceReading> OwnAsync() => PriceFile.ReadAsync(Own, TestContext.Current.CancellationToken);

    private Task<PriceBook> BookAsync() => PriceBook.ReadAsync(_folder, TestContext.Current.CancellationToken);
}
