using System.Text.Json;
using Rung.Engine.Tests.Providers;

namespace Rung.Cli.Tests;

public sealed class LiveClimbTests : IDisposable
{
    private const string Canary = "sk-canary-7f3a9c1e5b";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly TaskFolder _task = new();

    public void Dispose() => _task.Dispose();

    [Fact]
    public async Task A_live_climb_pays_once_and_the_second_one_nothing()
    {
        await using var provider = await ScriptedProvider.StartAsync();
        provider.Usual = Reply.Text("refund");
        _task.UseModel(provider.Url);

        var first = await RunningCommand.RunAsync(["climb", _task.Path, "--json", "--yes"]);
        var calls = provider.Requests.Count;
        var second = await RunningCommand.RunAsync(["climb", _task.Path, "--json", "--yes"]);

        Assert.True(calls > 0, first.Errors);
        Assert.Equal(calls, provider.Requests.Count);
        Assert.True(Spent(first, "usd") > 0);
        Assert.Equal(0, Spent(second, "usd"));
        Assert.Equal(0, Spent(second, "calls"));
        Assert.DoesNotContain("at most", second.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_terminal_nothing_is_paid_unless_yes_is_said()
    {
        await using var provider = await ScriptedProvider.StartAsync();
        _task.UseModel(provider.Url);

        var result = await RunningCommand.RunAsync(["climb", _task.Path]);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("at most $", result.Errors, StringComparison.Ordinal);
        Assert.Contains("--yes", result.Errors, StringComparison.Ordinal);
        Assert.Empty(provider.Requests);
    }

    [Fact]
    public async Task The_budget_is_never_passed_and_what_it_ended_is_said()
    {
        await using var provider = await ScriptedProvider.StartAsync();
        provider.Usual = Reply.Text("refund");
        _task.UseModel(provider.Url, budget: "usd: 0.0015");

        var result = await RunningCommand.RunAsync(["climb", _task.Path, "--json", "--yes"]);

        Assert.InRange(Spent(result, "usd"), 0.000001m, 0.0015m);
        Assert.Contains("The money of the budget was used up", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_provider_that_refuses_everything_is_a_failed_candidate_and_not_the_end()
    {
        await using var provider = await ScriptedProvider.StartAsync();
        provider.Usual = Reply.Raw("""{"error":{"message":"no such model"}}"""u8.ToArray(), "application/json", status: 404);
        _task.UseModel(provider.Url);

        var result = await RunningCommand.RunAsync(["climb", _task.Path, "--json", "--yes"]);

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("\"failed\"", result.Output, StringComparison.Ordinal);
        Assert.Contains("no such model", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_is_nowhere_but_in_its_variable()
    {
        await using var provider = await ScriptedProvider.StartAsync();
        provider.Usual = Reply.Text($"The header was Bearer {Canary}");
        provider.Enqueue(Reply.Raw(
            System.Text.Encoding.UTF8.GetBytes($$$"""{"error":{"message":"wrong key: Bearer {{{Canary}}}"}}"""), "application/json", status: 401));
        _task.UseModel(provider.Url, more: ", key: 'env:RUNG_TEST_KEY'");

        var result = await RunningCommand.RunAsync(["climb", _task.Path, "--json", "--yes"], ("RUNG_TEST_KEY", Canary));

        Assert.Contains(provider.Requests, request => request.Headers.Values.Any(value => value.Contains(Canary, StringComparison.Ordinal)));
        Assert.DoesNotContain(Canary, result.Output + result.Errors, StringComparison.Ordinal);
        Assert.All(
            Directory.EnumerateFiles(_task.Path, "*", SearchOption.AllDirectories),
            file => Assert.DoesNotContain(Canary, System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(file)), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_missing_key_skips_its_model_and_says_so()
    {
        _task.UseModel(new Uri("http://127.0.0.1:9/v1"), more: ", key: 'env:RUNG_TEST_KEY_THAT_NOBODY_SETS'");

        var result = await RunningCommand.RunAsync(["climb", _task.Path, "--json", "--yes"]);

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("RUNG_TEST_KEY_THAT_NOBODY_SETS", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ctrl_C_keeps_what_was_answered_and_the_next_climb_goes_on()
    {
        await using var provider = await ScriptedProvider.StartAsync();
        provider.Usual = Reply.Text("refund");
        _task.UseModel(provider.Url, more: ", concurrency: 1");

        using var command = RunningCommand.Start(["climb", _task.Path, "--yes"]);
        await provider.FirstRequest.WaitAsync(Patience, TestContext.Current.CancellationToken);
        await command.InterruptAsync();
        var stopped = await command.EndAsync();
        var before = provider.Requests.Count;
        var next = await RunningCommand.RunAsync(["climb", _task.Path, "--json", "--yes"]);

        Assert.Equal(130, stopped.ExitCode);
        Assert.Contains("What was answered is kept", stopped.Errors, StringComparison.Ordinal);
        Assert.Equal(0, next.ExitCode);
        Assert.InRange(provider.Requests.Select(request => request.Body).CountBy(body => body).Count(body => body.Value > 1), 0, 1);
        Assert.True(provider.Requests.Count > before);
    }

    [Fact]
    public async Task A_second_climb_on_the_folder_is_told_who_holds_it()
    {
        await using var provider = await ScriptedProvider.StartAsync();
        provider.Usual = Reply.Never();
        _task.UseModel(provider.Url);
        using var first = RunningCommand.Start(["climb", _task.Path, "--yes"]);
        await provider.FirstRequest.WaitAsync(Patience, TestContext.Current.CancellationToken);

        var second = await RunningCommand.RunAsync(["climb", _task.Path, "--yes", "--no-wait"]);
        await first.KillAsync();

        Assert.Equal(2, second.ExitCode);
        Assert.Contains("is held by process", second.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_killed_climb_is_not_paid_for_twice()
    {
        await using var provider = await ScriptedProvider.StartAsync();
        provider.Usual = Reply.Text("refund");
        _task.UseModel(provider.Url, more: ", concurrency: 1");
        using var first = RunningCommand.Start(["climb", _task.Path, "--yes"]);
        await provider.FirstRequest.WaitAsync(Patience, TestContext.Current.CancellationToken);
        await first.KillAsync();

        var second = await RunningCommand.RunAsync(["climb", _task.Path, "--json", "--yes"]);

        Assert.Equal(0, second.ExitCode);
        Assert.InRange(provider.Requests.Select(request => request.Body).CountBy(body => body).Count(body => body.Value > 1), 0, 1);
    }

    private static decimal Spent(CommandResult result, string name)
    {
        using var json = JsonDocument.Parse(result.Output);
        return json.RootElement.GetProperty("spent").GetProperty(name).GetDecimal();
    }
}
