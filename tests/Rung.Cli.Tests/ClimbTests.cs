using System.Text.Json;

namespace Rung.Cli.Tests;

public sealed class ClimbTests : IDisposable
{
    private readonly TaskFolder _task = new();

    public void Dispose() => _task.Dispose();

    [Fact]
    public async Task The_result_is_one_JSON_object_and_nothing_else()
    {
        var result = await RunningCommand.RunAsync(["climb", _task.Path, "--json"]);

        using var json = JsonDocument.Parse(result.Output);
        Assert.Equal("rung.climb/1", json.RootElement.GetProperty("schema").GetString());
        Assert.Equal("no-model", json.RootElement.GetProperty("verdict").GetProperty("kind").GetString());
        Assert.Equal(0, result.ExitCode);
    }

    [Theory]
    [InlineData("0.5", 0)]
    [InlineData("0.999", 4)]
    public async Task The_exit_code_says_the_verdict(string bar, int exitCode)
    {
        _task.Append("rung.yaml", $"\nbar: {{ quality: {bar} }}\n");

        Assert.Equal(exitCode, (await RunningCommand.RunAsync(["climb", _task.Path])).ExitCode);
    }

    [Fact]
    public async Task Two_fresh_climbs_find_the_same()
    {
        var first = await RunningCommand.RunAsync(["climb", _task.Path, "--json"]);
        Directory.Delete(_task.State, recursive: true);
        var second = await RunningCommand.RunAsync(["climb", _task.Path, "--json"]);

        Assert.Equal(Measured(first), Measured(second));
    }

    [Fact]
    public async Task A_report_is_rendered_again_from_the_store_to_the_byte()
    {
        var climb = await RunningCommand.RunAsync(["climb", _task.Path, "--json"]);
        var page = await File.ReadAllTextAsync(Path.Combine(_task.State, "report.html"), TestContext.Current.CancellationToken);

        var json = await RunningCommand.RunAsync(["report", _task.Path, "--json"]);
        var again = Path.Combine(_task.Path, "again.html");
        await RunningCommand.RunAsync(["report", _task.Path, "--html", again]);

        Assert.Equal(climb.Output, json.Output);
        Assert.Equal(page, await File.ReadAllTextAsync(again, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_report_before_the_first_climb_says_what_to_run()
    {
        var result = await RunningCommand.RunAsync(["report", _task.Path]);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("Run rung climb", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_test_is_refused_until_it_is_accepted_and_that_is_journaled()
    {
        await RunningCommand.RunAsync(["climb", _task.Path]);
        _task.Write("messages.csv", TaskFolder.Messages(80).Replace("says", "writes", StringComparison.Ordinal));

        var refused = await RunningCommand.RunAsync(["climb", _task.Path]);
        var accepted = await RunningCommand.RunAsync(["climb", _task.Path, "--new-test"]);
        var audit = await RunningCommand.RunAsync(["audit", _task.Path]);

        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("--new-test", refused.Errors, StringComparison.Ordinal);
        Assert.Equal(0, accepted.ExitCode);
        Assert.Contains("new-test-accepted", audit.Output, StringComparison.Ordinal);
        Assert.Contains("The chain of", audit.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task New_examples_leave_the_frozen_test_as_it_is()
    {
        var first = await RunningCommand.RunAsync(["climb", _task.Path, "--json"]);
        _task.Append("messages.csv", string.Concat(Enumerable.Range(100, 20).Select(i => $"my money back now {i},refund\n")));

        var second = await RunningCommand.RunAsync(["climb", _task.Path, "--json"]);

        Assert.Equal(0, second.ExitCode);
        Assert.Equal(Count(first, "test"), Count(second, "test"));
        Assert.Equal(Count(first, "train") + Count(first, "dev") + 20, Count(second, "train") + Count(second, "dev"));
    }

    [Fact]
    public async Task A_journal_that_was_changed_is_found_out()
    {
        await RunningCommand.RunAsync(["climb", _task.Path]);
        await using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(_task.State, "rung.db")};Pooling=False"))
        {
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            await using var change = connection.CreateCommand();
            change.CommandText = "drop trigger journal_is_not_rewritten; update journal set body = replace(body, 'majority', 'minority')";
            await change.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        var audit = await RunningCommand.RunAsync(["audit", _task.Path]);

        Assert.NotEqual(0, audit.ExitCode);
        Assert.Contains("was changed", audit.Errors, StringComparison.Ordinal);
    }

    private static string Measured(CommandResult result)
    {
        using var json = JsonDocument.Parse(result.Output);
        return string.Join('\n', json.RootElement.GetProperty("candidates").EnumerateArray().Select(candidate =>
            $"{candidate.GetProperty("name")} {candidate.GetProperty("id")} {candidate.GetProperty("dev")} {candidate.GetProperty("test")}"))
            + json.RootElement.GetProperty("comparisons");
    }

    private static int Count(CommandResult result, string split)
    {
        using var json = JsonDocument.Parse(result.Output);
        return json.RootElement.GetProperty("dataset").GetProperty(split).GetInt32();
    }
}
