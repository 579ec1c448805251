using System.Text.Json;

namespace Rung.Cli.Tests;

public sealed class ScrubTests : IDisposable
{
    private const string Mail = "ada.lovegrove@corp.com";

    private readonly TaskFolder _task = new();

    public void Dispose() => _task.Dispose();

    [Fact]
    public async Task Spans_are_one_line_of_json_a_record_and_nothing_else()
    {
        _task.Write("a.jsonl", $"{{\"id\":\"x\",\"body\":\"mail {Mail}\"}}\n{{\"id\":\"y\",\"body\":\"none\"}}\n");

        var result = await RunningCommand.RunAsync(["scrub", PathTo("a.jsonl"), "--field", "body", "--spans"]);

        Assert.Equal(0, result.ExitCode);
        var lines = result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line)).ToArray();
        Assert.Equal(["x", "y"], lines.Select(line => line.GetProperty("id").GetString()));
        var span = Assert.Single(lines[0].GetProperty("spans").EnumerateArray());
        Assert.Equal((5, 5 + Mail.Length), (span.GetProperty("start").GetInt32(), span.GetProperty("end").GetInt32()));
        Assert.InRange(span.GetProperty("score").GetDouble(), 0, 1);
        Assert.Empty(lines[1].GetProperty("spans").EnumerateArray());
    }

    [Fact]
    public async Task With_a_key_two_files_get_the_same_surrogates()
    {
        _task.Write("a.jsonl", $"{{\"text\":\"mail {Mail}\"}}\n");
        _task.Write("b.jsonl", $"{{\"text\":\"mail {Mail}\"}}\n");
        var key = ("SCRUB_KEY", "sixteen characters, at least");

        var one = await RunningCommand.RunAsync(["scrub", PathTo("a.jsonl"), "--key", "env:SCRUB_KEY"], key);
        var other = await RunningCommand.RunAsync(["scrub", PathTo("b.jsonl"), "--key", "env:SCRUB_KEY"], key);

        Assert.Equal(one.Output, other.Output);
        Assert.DoesNotContain("lovegrove", one.Output, StringComparison.Ordinal);
        Assert.Contains("EMAIL_ADDRESS", one.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_task_gets_a_scrubbed_version_and_goes_back()
    {
        var original = TaskFolder.Messages(80).Replace("money back please", $"money back to {Mail} please", StringComparison.Ordinal);
        _task.Write("messages.csv", original);
        var found = await RunningCommand.RunAsync(["check", _task.Path]);

        var scrub = await RunningCommand.RunAsync(["scrub", _task.Path, "--types", "EMAIL_ADDRESS", "--operator", "mask"]);
        var yaml = await File.ReadAllTextAsync(PathTo("rung.yaml"), TestContext.Current.CancellationToken);
        var undo = await RunningCommand.RunAsync(["check", _task.Path, "--undo"]);

        Assert.Contains("EMAIL_ADDRESS × 20", found.Output, StringComparison.Ordinal);
        Assert.Contains("rung scrub", found.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(Mail, found.Output, StringComparison.Ordinal);
        Assert.Equal(0, scrub.ExitCode);
        Assert.Contains("messages.scrubbed.csv", yaml, StringComparison.Ordinal);
        Assert.Equal(original, await File.ReadAllTextAsync(PathTo("messages.csv"), TestContext.Current.CancellationToken));
        Assert.DoesNotContain(
            Mail, await File.ReadAllTextAsync(PathTo("messages.scrubbed.csv"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(0, undo.ExitCode);
        Assert.Contains(
            "examples: messages.csv", await File.ReadAllTextAsync(PathTo("rung.yaml"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--operator", "erase", "expected replace, mask, hash or drop")]
    [InlineData("--types", "NAME", "expected one of PERSON")]
    [InlineData("--key", "hunter2hunter2hunter2", "expected the name of a variable")]
    [InlineData("--key", "env:NOT_SET_AT_ALL", "found no such variable")]
    [InlineData("--field", "body", "found no field 'body'")]
    [InlineData("--least-score", "7", "expected a number from 0 to 1")]
    public async Task A_wrong_option_is_refused_with_what_is_expected(string option, string value, string expected)
    {
        _task.Write("a.jsonl", "{\"text\":\"a\"}\n");

        var result = await RunningCommand.RunAsync(["scrub", PathTo("a.jsonl"), option, value]);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(expected, result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_named()
    {
        var result = await RunningCommand.RunAsync(["scrub", PathTo("gone.jsonl")]);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("gone.jsonl", result.Errors, StringComparison.Ordinal);
    }

    private string PathTo(string name) => Path.Combine(_task.Path, name);
}
