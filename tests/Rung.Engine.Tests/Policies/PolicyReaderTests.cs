using Rung.Core.Ladder;
using Rung.Engine.Policies;
using Rung.Engine.Tasks;

namespace Rung.Engine.Tests.Policies;

public sealed class PolicyReaderTests
{
    [Fact]
    public void The_commented_file_says_what_the_code_does()
    {
        var written = PolicyReader.Parse(PolicyReader.BuiltInText(), "built-in");

        var usual = new Policy();
        Assert.Equal<DataMinimum>(usual.Data.Minimums, written.Data.Minimums);
        Assert.Equal(usual with { Data = new DataPolicy() with { Minimums = [] } }, written with { Data = written.Data with { Minimums = [] } });
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
