using System.Text.Json;

namespace Rung.Cli.Tests;

public sealed class CheckTests : IDisposable
{
    private readonly TaskFolder _task = new();

    public void Dispose() => _task.Dispose();

    [Fact]
    public async Task A_copied_test_is_an_error_that_the_climb_refuses_until_it_is_accepted()
    {
        CopyTheTest();

        var check = await RunningCommand.RunAsync(["check", _task.Path]);
        var climb = await RunningCommand.RunAsync(["climb", _task.Path]);
        var accepted = await RunningCommand.RunAsync(["climb", _task.Path, "--accept", "copied-test"]);

        Assert.Equal(3, check.ExitCode);
        Assert.Contains("NOT FIT TO DECIDE ON", check.Output, StringComparison.Ordinal);
        Assert.Equal(2, climb.ExitCode);
        Assert.Contains("--accept copied-test", climb.Errors, StringComparison.Ordinal);
        Assert.Equal(0, accepted.ExitCode);
        Assert.Contains("Without twins of train", accepted.Output, StringComparison.Ordinal);
        Assert.Contains("(accepted)", accepted.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_found_is_one_object_of_json()
    {
        CopyTheTest();

        var check = await RunningCommand.RunAsync(["check", _task.Path, "--json", "--limit", "2"]);

        using var json = JsonDocument.Parse(check.Output);
        Assert.Equal("rung.check/1", json.RootElement.GetProperty("schema").GetString());
        Assert.True(json.RootElement.GetProperty("refused").GetBoolean());
        var copied = json.RootElement.GetProperty("findings").EnumerateArray().Single(finding => finding.GetProperty("kind").GetString() == "copied-test");
        Assert.Equal("error", copied.GetProperty("severity").GetString());
        Assert.Equal(5, copied.GetProperty("count").GetInt32());
        Assert.Equal(0.5, copied.GetProperty("share").GetDouble());
        Assert.Equal(2, copied.GetProperty("ids").GetArrayLength());
        Assert.Contains("--fix", copied.GetProperty("command").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_check_freezes_nothing()
    {
        Assert.Equal(0, (await RunningCommand.RunAsync(["check", _task.Path])).ExitCode);
        _task.Write("messages.csv", TaskFolder.Messages(60));

        var climb = await RunningCommand.RunAsync(["climb", _task.Path]);

        Assert.DoesNotContain("frozen on", climb.Errors, StringComparison.Ordinal);
        Assert.Equal(0, climb.ExitCode);
    }

    [Fact]
    public async Task A_fix_writes_a_new_version_and_goes_back()
    {
        CopyTheTest();
        var before = await File.ReadAllTextAsync(Path.Combine(_task.Path, "rung.yaml"), TestContext.Current.CancellationToken);
        var data = await File.ReadAllTextAsync(Path.Combine(_task.Path, "messages.csv"), TestContext.Current.CancellationToken);

        var fixedOnce = await RunningCommand.RunAsync(["check", _task.Path, "--fix"]);
        var check = await RunningCommand.RunAsync(["check", _task.Path, "--json"]);
        var undone = await RunningCommand.RunAsync(["check", _task.Path, "--undo"]);

        Assert.Contains("messages.clean.csv: 5 examples of messages.csv removed", fixedOnce.Output.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.DoesNotContain("copied-test", check.Output, StringComparison.Ordinal);
        Assert.Contains("rung.yaml names messages.csv again", undone.Output, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllTextAsync(Path.Combine(_task.Path, "rung.yaml"), TestContext.Current.CancellationToken));
        Assert.Equal(data, await File.ReadAllTextAsync(Path.Combine(_task.Path, "messages.csv"), TestContext.Current.CancellationToken));
        var audit = await RunningCommand.RunAsync(["audit", _task.Path]);
        Assert.Contains("data-cleaned", audit.Output, StringComparison.Ordinal);
        Assert.Contains("data-cleaning-undone", audit.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task There_is_nothing_to_take_back_before_a_fix()
    {
        var undone = await RunningCommand.RunAsync(["check", _task.Path, "--undo"]);

        Assert.Equal(2, undone.ExitCode);
        Assert.Contains("nothing to take back", undone.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_versions_are_compared()
    {
        _task.Write("old.csv", "text,label\nmoney back,refund\nno light,battery\n");
        _task.Write("new.csv", "text,label\nmoney back,invoice\nwhere is it,delivery\n");

        var compared = await RunningCommand.RunAsync(
            ["check", _task.Path, "--diff", Path.Combine(_task.Path, "old.csv"), Path.Combine(_task.Path, "new.csv")]);

        Assert.Equal(0, compared.ExitCode);
        Assert.Contains("1 added, 1 removed, 1 relabelled", compared.Output, StringComparison.Ordinal);
        Assert.Contains("refund -> invoice", compared.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_finding_cannot_be_accepted()
    {
        var climb = await RunningCommand.RunAsync(["climb", _task.Path, "--accept", "everything"]);

        Assert.Equal(2, climb.ExitCode);
        Assert.Contains("copied-test", climb.Errors + climb.Output, StringComparison.Ordinal);
    }

    private void CopyTheTest()
    {
        _task.Write("test.csv", "text,label\n" + string.Concat(TaskFolder.Messages(5).Split('\n').Skip(1).Where(line => line.Length > 0).Select(line => line.Replace(" says", "; SAYS", StringComparison.Ordinal) + "\n"))
            + "pay me,refund\nparcel lost,delivery\nflat and empty,battery\nbill please,invoice\nrefund it,refund\n");
        _task.Write("rung.yaml", """
            task: messages
            output: { kind: label }
            data: { examples: messages.csv, test: test.csv, input: text, expected: label }
            metric: accuracy
            """);
    }
}
