namespace Rung.Cli.Tests;

public sealed class InitTests : IDisposable
{
    private readonly TaskFolder _task = new();

    public void Dispose() => _task.Dispose();

    [Fact]
    public async Task A_folder_with_a_table_becomes_a_task_that_climbs()
    {
        File.Delete(Path.Combine(_task.Path, "rung.yaml"));

        var init = await RunningCommand.RunAsync(["init", _task.Path, "--answer", "bar.quality=0.5"]);
        var climb = await RunningCommand.RunAsync(["climb", _task.Path]);

        Assert.Equal(0, init.ExitCode);
        Assert.Contains("expected output in 'label' (4 labels in 80 records)", init.Output, StringComparison.Ordinal);
        Assert.Contains("14 questions are open", init.Output, StringComparison.Ordinal);
        Assert.Equal(0, climb.ExitCode);
        Assert.Contains("Bar: quality 0.500", climb.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bar.quality=90", "between 0 and 1")]
    [InlineData("bar.colour=red", "expected one of instructions")]
    public async Task A_wrong_answer_leaves_nothing_behind(string answer, string said)
    {
        File.Delete(Path.Combine(_task.Path, "rung.yaml"));

        var init = await RunningCommand.RunAsync(["init", _task.Path, "--answer", answer]);

        Assert.Equal(2, init.ExitCode);
        Assert.Contains(said, init.Errors, StringComparison.Ordinal);
        Assert.Equal(["messages.csv"], Directory.EnumerateFileSystemEntries(_task.Path).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_task_that_is_there_stays_as_it_is()
    {
        var before = await File.ReadAllTextAsync(Path.Combine(_task.Path, "rung.yaml"), TestContext.Current.CancellationToken);

        var init = await RunningCommand.RunAsync(["init", _task.Path, "--yes"]);

        Assert.Equal(2, init.ExitCode);
        Assert.Equal(before, await File.ReadAllTextAsync(Path.Combine(_task.Path, "rung.yaml"), TestContext.Current.CancellationToken));
    }
}
