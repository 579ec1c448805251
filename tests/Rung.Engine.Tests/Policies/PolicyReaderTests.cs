using Rung.Core.Economics.Ownership;
using Rung.Core.Ladder;
using Rung.Engine.Policies;
using Rung.Engine.Tasks;
using Rung.Engine.Tests.Tasks;

namespace Rung.Engine.Tests.Policies;

public sealed class PolicyReaderTests
{
    [Fact]
    public void The_commented_file_says_what_the_code_does()
    {
        var (usual, written) = (new Policy(), PolicyReader.Parse(PolicyReader.BuiltInText(), "built-in"));

        // Lists and tables are equal by what they hold, which a record does not see: these are held against one another alone.
        Assert.Equal<DataMinimum>(usual.Data.Minimums, written.Data.Minimums);
        Assert.Equal(usual.Ownership.Costs.All, written.Ownership.Costs.All);
        Assert.Equal(
            usual,
            written with
            {
                Data = written.Data with { Minimums = usual.Data.Minimums },
                Ownership = written.Ownership with { Costs = usual.Ownership.Costs },
            });
    }

    [Fact]
    public void The_commented_file_says_every_key()
    {
        var keys = PolicyReader.BuiltInText().Split('\n').Where(line => !line.TrimStart().StartsWith('#')).ToArray();

        Assert.All(
            CostDefaults.BuiltIn.All.Select(cost => cost.Key).Concat(new DataPolicy().Minimums.Select(minimum => minimum.Approach)),
            key => Assert.Contains(keys, line => line.TrimStart().StartsWith($"{key}:", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_file_in_another_encoding_is_refused_with_its_name()
    {
        using var folder = new TaskFolder()
            .With("train.csv", "input,expected\nhello,greeting\n")
            .With("ours.yaml", [.. "# caf"u8, 0xE9])
            .With("rung.yaml", "task: t\noutput: { kind: label }\ndata: { examples: train.csv }\npolicy: ours.yaml\n");
        var task = await TaskReader.ReadAsync(folder.Path, TestContext.Current.CancellationToken);

        var refused = await Assert.ThrowsAsync<TaskException>(() => PolicyReader.ReadAsync(task, TestContext.Current.CancellationToken));

        Assert.Equal("ours.yaml: found bytes that are not UTF-8; expected the file to be saved as UTF-8.", refused.Message);
    }

    [Fact]
    public void A_team_overrides_single_keys()
    {
        var policy = PolicyReader.Parse("data: { refuse_from: { copied_test: 0.5 }, minimums: { lora: { examples: 25 } } }", "ours.yaml");

        Assert.Equal("ours.yaml", policy.Source);
        Assert.Equal(0.5, policy.Data.CopiedTestLimit);
        Assert.Equal(new DataMinimum("lora", 25, "the team's policy"), policy.Data.Minimums.Single(minimum => minimum.Approach == "lora"));
        Assert.Equal(new DataPolicy().TwinsOfTestLimit, policy.Data.TwinsOfTestLimit);
    }

    [Fact]
    public void An_empty_file_changes_nothing() =>
        Assert.Equal(new Policy().Margin, PolicyReader.Parse("# nothing yet", "ours.yaml").Margin);

    [Theory]
    [InlineData("confidense: 0.9", "did you mean 'confidence'")]
    [InlineData("confidence: 95", "between 0.5 and 0.9999")]
    [InlineData("data: { minimums: { lorra: { examples: 3 } } }", "did you mean 'lora'")]
    [InlineData("data: { refuse_from: { copied_test: -1 } }", "data.refuse_from.copied_test")]
    [InlineData("- a list", "expected 'key: value' lines")]
    public void What_is_wrong_is_named_with_its_place(string text, string expected)
    {
        var refused = Assert.Throws<TaskException>(() => PolicyReader.Parse(text, "ours.yaml"));

        Assert.StartsWith("ours.yaml:1", refused.Message, StringComparison.Ordinal);
        Assert.Contains(expected, refused.Message, StringComparison.Ordinal);
    }
}
