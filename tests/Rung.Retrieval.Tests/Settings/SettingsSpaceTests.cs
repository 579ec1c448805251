using Rung.Retrieval.Settings;

namespace Rung.Retrieval.Tests.Settings;

public sealed class SettingsSpaceTests
{
    private static readonly SettingsSpace Space = SettingsSpace.Empty
        .With("size", "128", "256", "512").With("stems", "yes", "no");

    [Fact]
    public void Every_combination_is_a_choice_once()
    {
        var choices = Space.Choices(most: 100, seed: 1);

        Assert.Equal(6, Space.Count);
        Assert.Equal(
            ["size 128, stems yes", "size 128, stems no", "size 256, stems yes", "size 256, stems no", "size 512, stems yes", "size 512, stems no"],
            choices.Select(choice => choice.ToString()));
        Assert.Equal("256", choices[2]["size"]);
    }

    [Fact]
    public void A_large_space_is_sampled_by_the_seed_without_repetition()
    {
        var large = Enumerable.Range(0, 12).Aggregate(SettingsSpace.Empty, (space, i) => space.With($"s{i}", "a", "b", "c", "d"));

        var drawn = large.Choices(most: 50, seed: 1).Select(choice => choice.ToString()).ToList();

        Assert.Equal(50, drawn.Distinct().Count());
        Assert.Equal(drawn, large.Choices(most: 50, seed: 1).Select(choice => choice.ToString()));
        Assert.NotEqual(drawn, large.Choices(most: 50, seed: 2).Select(choice => choice.ToString()));
    }

    [Fact]
    public void Nothing_to_set_is_one_choice() => Assert.Single(SettingsSpace.Empty.Choices(most: 1, seed: 1));

    [Fact]
    public void A_setting_comes_once_and_its_values_differ()
    {
        Assert.Throws<ArgumentException>(() => Space.With("size", "1"));
        Assert.Throws<ArgumentException>(() => Space.With("k", "1", "1"));
        Assert.Throws<ArgumentException>(() => Space.With("k"));
        Assert.Throws<ArgumentException>(() => Space.Choices(10, 1)[0]["unknown"]);
    }
}
