using Rung.Engine.Checking.Cleaning;
using Rung.Engine.Climbing;
using Rung.Engine.Tasks;

namespace Rung.Engine.Tests.Checking.Cleaning;

public sealed class CleaningTests : IDisposable
{
    private static readonly string[] Train = [.. CheckedTask.Lines(60)];

    private readonly CheckedTask _task = new CheckedTask()
        .With("train.csv", CheckedTask.Table(Train))
        .With("test.csv", CheckedTask.Table(CheckedTask.Lines(20, from: 80)));

    public void Dispose() => _task.Dispose();

    [Fact]
    public async Task A_copy_with_another_label_is_left_to_a_person()
    {
        _task.With("train.csv", CheckedTask.Table([.. Train, Train[0].Replace(",refund", ",delivery", StringComparison.Ordinal)]));

        Assert.Empty(await PlanAsync());
    }

    [Fact]
    public async Task A_copy_goes_and_says_like_whom()
    {
        _task.With("train.csv", CheckedTask.Table([.. Train, Train[0].Replace("money", "  MONEY", StringComparison.Ordinal)]));

        var step = Assert.Single(await PlanAsync());

        Assert.Equal("removed", step.Change);
        Assert.Equal("exact-duplicates", step.Why);
        Assert.StartsWith("like ", step.Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_copy_of_the_test_the_train_side_goes()
    {
        _task.With("train.csv", CheckedTask.Table([.. Train, CheckedTask.Lines(1, from: 80).First()]));

        Assert.Equal("copied-test", Assert.Single(await PlanAsync()).Why);
        Assert.Equal(CheckedTask.Table(CheckedTask.Lines(20, from: 80)), await ReadAsync("test.csv"));
    }

    [Fact]
    public async Task Misread_text_is_read_again()
    {
        _task.With("train.csv", CheckedTask.Table([.. Train, "the kÃ¼chen table is not back yet,refund"]));

        var step = Assert.Single(await PlanAsync());

        Assert.Equal(("rewritten", "mojibake"), (step.Change, step.Why));
        Assert.Equal("the küchen table is not back yet", step.Rewritten["text"]);
    }

    [Fact]
    public async Task What_nobody_sees_is_taken_out()
    {
        _task.With("train.csv", CheckedTask.Table([.. Train, "the \u200Bbroken cupboard \u0007door,refund"]));

        Assert.Equal("the broken cupboard door", Assert.Single(await PlanAsync()).Rewritten["text"]);
    }

    [Fact]
    public async Task The_clean_version_is_beside_the_original_with_its_lineage_and_the_way_back_is_exact()
    {
        var original = CheckedTask.Table([.. Train, Train[0]]);
        _task.With("train.csv", original);
        var yaml = await ReadAsync("rung.yaml");
        var state = new JournalOnly();

        var lineage = Assert.Single(await TaskCleaning.CleanAsync(await TaskAsync(), state, null, TimeProvider.System, Stop));

        Assert.Equal(original, await ReadAsync("train.csv"));
        Assert.Equal(Train.Order(), (await ReadAsync("train.clean.csv")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Order());
        Assert.Contains("train.clean.csv", await ReadAsync("rung.yaml"), StringComparison.Ordinal);
        Assert.Equal(Lineage.HashOf(Path.Combine(_task.Folder, "train.csv")), lineage.FromSha256);
        Assert.True(File.Exists(Lineage.PathOf(Path.Combine(_task.Folder, "train.clean.csv"))));

        await TaskCleaning.UndoAsync(await TaskAsync(), state, Stop);
        Assert.Equal(yaml, await ReadAsync("rung.yaml"));
        Assert.Equal(["data-cleaned", "data-cleaning-undone"], state.Kinds);
    }

    [Fact]
    public async Task A_second_cleaning_does_not_overwrite_the_first()
    {
        _task.With("train.csv", CheckedTask.Table([.. Train, Train[0]])).With("train.clean.csv", "mine");

        var lineage = Assert.Single(await TaskCleaning.CleanAsync(await TaskAsync(), new JournalOnly(), null, TimeProvider.System, Stop));

        Assert.Equal("train.clean-2.csv", lineage.To);
        Assert.Equal("mine", await ReadAsync("train.clean.csv"));
    }

    [Fact]
    public async Task The_way_back_is_refused_when_the_original_changed()
    {
        _task.With("train.csv", CheckedTask.Table([.. Train, Train[0]]));
        await TaskCleaning.CleanAsync(await TaskAsync(), new JournalOnly(), null, TimeProvider.System, Stop);
        _task.With("train.csv", CheckedTask.Table(Train.Take(10)));

        var refusal = await Assert.ThrowsAsync<Core.Data.DatasetException>(async () => await TaskCleaning.UndoAsync(await TaskAsync(), new JournalOnly(), Stop));

        Assert.Contains("no longer the one", refusal.Message, StringComparison.Ordinal);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private Task<TaskDefinition> TaskAsync() => TaskReader.ReadAsync(_task.Folder, Stop);

    private Task<string> ReadAsync(string file) => File.ReadAllTextAsync(Path.Combine(_task.Folder, file), Stop);

    private async Task<IReadOnlyList<LineageStep>> PlanAsync() =>
        [.. (await TaskCleaning.CleanAsync(await TaskAsync(), new JournalOnly(), null, TimeProvider.System, Stop)).SelectMany(lineage => lineage.Steps)];
}
