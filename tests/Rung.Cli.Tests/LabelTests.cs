using System.Globalization;

namespace Rung.Cli.Tests;

public sealed class LabelTests : IDisposable
{
    private readonly TaskFolder _task = new();

    public LabelTests() => _task.Write("pool.csv", "text\n" + string.Concat(Enumerable.Range(0, 30).Select(i => string.Create(
        CultureInfo.InvariantCulture, $"{(i % 2 == 0 ? "where is my parcel and my money" : "the bill says charge")} asks {Name(i)}\n"))));

    public void Dispose() => _task.Dispose();

    [Fact]
    public async Task A_queue_is_filled_in_and_given_back_and_taken_back()
    {
        var queue = await RunningCommand.RunAsync(["label", _task.Path, "--pool", PathTo("pool.csv"), "--count", "5", "--out", PathTo("queue.csv")]);
        var lines = await File.ReadAllLinesAsync(PathTo("queue.csv"), TestContext.Current.CancellationToken);
        _task.Write("queue.csv", string.Join('\n', lines.Select((line, i) => i == 0 ? line : line + "refund")) + "\n");
        var merge = await RunningCommand.RunAsync(["label", _task.Path, "--merge", PathTo("queue.csv")]);
        var merged = await File.ReadAllTextAsync(PathTo("messages.labelled.csv"), TestContext.Current.CancellationToken);
        var undo = await RunningCommand.RunAsync(["check", _task.Path, "--undo"]);

        Assert.Equal((0, 0, 0), (queue.ExitCode, merge.ExitCode, undo.ExitCode));
        Assert.Equal(6, lines.Length);
        Assert.EndsWith(",expected", lines[0], StringComparison.Ordinal);
        Assert.Contains("5 examples added, 0 relabelled", merge.Output, StringComparison.Ordinal);
        Assert.Equal(TaskFolder.Messages(80).Split('\n').Length + 5, merged.Split('\n').Length);
        Assert.Equal(TaskFolder.Messages(80), await File.ReadAllTextAsync(PathTo("messages.csv"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_label_that_no_example_has_is_refused_with_its_line_and_nothing_is_written()
    {
        _task.Write("answers.csv", "id,input,expected\nx,quite another thing,refnud\n");

        var result = await RunningCommand.RunAsync(["label", _task.Path, "--merge", PathTo("answers.csv")]);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("answers.csv:2", result.Errors, StringComparison.Ordinal);
        Assert.Contains("refund", result.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(PathTo("messages.labelled.csv")));
    }

    [Fact]
    public async Task Without_a_terminal_a_file_is_asked_for()
    {
        var result = await RunningCommand.RunAsync(["label", _task.Path, "--pool", PathTo("pool.csv")]);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("--out FILE", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_queue_never_replaces_a_file()
    {
        _task.Write("queue.csv", "answers of a week\n");

        var result = await RunningCommand.RunAsync(["label", _task.Path, "--pool", PathTo("pool.csv"), "--out", PathTo("queue.csv")]);

        Assert.Equal(2, result.ExitCode);
        Assert.Equal("answers of a week\n", await File.ReadAllTextAsync(PathTo("queue.csv"), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("--review", "--merge")]
    [InlineData("--plain", null)]
    public async Task One_way_has_to_be_named(string option, string? other)
    {
        string[] options = other is null ? [option] : [option, other, "answers.csv"];

        var result = await RunningCommand.RunAsync(["label", _task.Path, .. options]);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("expected one of --pool", result.Errors, StringComparison.Ordinal);
    }

    // Two letters that no other name has: names of one length that differ by a letter would be near-duplicates.
    private static string Name(int i) => new((char)('a' + (i % 26)), 6 + (5 * (i / 26)));

    private string PathTo(string name) => Path.Combine(_task.Path, name);
}
