using System.Text.Json;

namespace Rung.Cli.Tests;

public sealed class PriceTests : IDisposable
{
    private readonly TaskFolder _task = new();

    public void Dispose() => _task.Dispose();

    [Fact]
    public async Task A_question_is_answered_without_a_task_and_without_running_anything()
    {
        var price = await RunningCommand.RunAsync(
            ["price", "--calls", "10M", "--input", "2000", "--output", "100", "--prompt", "openai/gpt-4o", "--tune", "h100/8b,input=300"]);

        Assert.Equal(0, price.ExitCode);
        Assert.Contains("Does it pay?", price.Output, StringComparison.Ordinal);
        Assert.Contains("pays from", price.Output, StringComparison.Ordinal);
        Assert.Contains("Prices: built-in", price.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_answer_is_one_object_of_json_and_a_page()
    {
        var page = Path.Combine(_task.Path, "price.html");

        var price = await RunningCommand.RunAsync(
            ["price", "--calls", "1M..3M", "--input", "2000", "--output", "100", "--prompt", "openai/gpt-4o", "--prompt", "openai/gpt-5-mini", "--json", "--html", page]);

        using var json = JsonDocument.Parse(price.Output);
        Assert.Equal("rung.price/1", json.RootElement.GetProperty("schema").GetString());
        var candidates = json.RootElement.GetProperty("candidates").EnumerateArray().ToArray();
        Assert.Equal("prompt openai/gpt-5-mini", candidates[0].GetProperty("name").GetString());
        var total = candidates[0].GetProperty("totalUsd");
        Assert.True(total.GetProperty("central80")[0].GetDouble() < total.GetProperty("expected").GetDouble());
        Assert.StartsWith("<!DOCTYPE html>", await File.ReadAllTextAsync(page, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_measured_is_reckoned_at_another_volume()
    {
        _task.Write("recorded.jsonl", string.Concat(Enumerable.Range(0, 80).Select(i => $$"""{"id":"{{i}}","output":"x","correct":1,"costUsd":0.002}{{"\n"}}""")));
        _task.Write("messages.csv", "id," + string.Join("\n", TaskFolder.Messages(80).Split('\n').Select((line, i) => i == 0 ? line : line.Length > 0 ? $"{i - 1},{line}" : line)));
        _task.Append("rung.yaml", "\ncandidates: [ { name: paid, rung: prompt, recorded: recorded.jsonl, one_off: 0, monthly: 0 } ]\n");
        Assert.Equal(0, (await RunningCommand.RunAsync(["climb", _task.Path])).ExitCode);

        var price = await RunningCommand.RunAsync(["price", _task.Path, "--calls", "1M", "--json"]);

        using var json = JsonDocument.Parse(price.Output);
        Assert.Equal(24_000, json.RootElement.GetProperty("candidates")[0].GetProperty("totalUsd").GetProperty("expected").GetDouble(), 1e-6);
    }

    [Theory]
    [InlineData("--calls", "price", "--prompt", "openai/gpt-5")]
    [InlineData("--calls", "price", "--calls", "-5", "--prompt", "openai/gpt-5")]
    [InlineData("traffic.calls-per-month", "price", "--calls", "0", "--input", "1", "--output", "1", "--prompt", "openai/gpt-5")]
    [InlineData("--cached", "price", "--calls", "1M", "--cached", "1.5", "--prompt", "openai/gpt-5")]
    [InlineData("--prompt", "price", "--calls", "1M")]
    [InlineData("the price of x/y is unknown", "price", "--calls", "1M", "--input", "5", "--output", "5", "--prompt", "x/y")]
    [InlineData("twice", "price", "--calls", "1M", "--input", "5", "--output", "5", "--prompt", "x/y", "--prompt", "x/y")]
    [InlineData("--date", "price", "update", "x.json", "--date", "today")]
    public async Task Bad_input_names_the_field(string named, params string[] arguments)
    {
        var price = await RunningCommand.RunAsync(arguments);

        Assert.Equal(2, price.ExitCode);
        Assert.Contains(named, price.Errors + price.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", price.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Imported_prices_are_those_of_the_task()
    {
        _task.Write("litellm.json", """{ "acme/large": { "litellm_provider": "acme", "mode": "chat", "input_cost_per_token": 0.000001, "output_cost_per_token": 0.000002 } }""");

        var update = await RunningCommand.RunAsync(["price", "update", Path.Combine(_task.Path, "litellm.json"), _task.Path, "--date", "2026-01-31"]);
        var list = await RunningCommand.RunAsync(["price", "list", "acme", "--task", _task.Path]);

        Assert.Equal(0, update.ExitCode);
        Assert.Contains("1 new", update.Output, StringComparison.Ordinal);
        Assert.Contains("$1 in, $2 out per million tokens", list.Output, StringComparison.Ordinal);
        Assert.Contains("2026-01-31", list.Output, StringComparison.Ordinal);
    }
}
