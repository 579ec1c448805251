using Rung.Retrieval.Evaluation;

namespace Rung.Retrieval.Tests.Evaluation;

public sealed class GroupFoldsTests
{
    private static readonly string[] Groups =
        [.. Enumerable.Range(0, 60).Select(i => $"g{i % 12}").Concat(Enumerable.Repeat("large", 20))];

    [Fact]
    public void A_group_stays_in_one_fold() =>
        Assert.All(
            Groups.Zip(GroupFolds.Of(Groups, 4, seed: 1)).GroupBy(pair => pair.First),
            group => Assert.Single(group.Select(pair => pair.Second).Distinct()));

    [Fact]
    public void Folds_are_of_nearly_equal_size() =>
        Assert.Equal([20, 20, 20, 20], GroupFolds.Of(Groups, 4, seed: 1).CountBy(fold => fold).Select(fold => fold.Value));

    [Fact]
    public void The_seed_decides_and_the_order_of_the_questions_does_not()
    {
        string[] reversed = [.. Groups.Reverse()];

        Assert.Equal(GroupFolds.Of(Groups, 3, seed: 1), GroupFolds.Of(reversed, 3, seed: 1).Reverse());
        Assert.NotEqual(GroupFolds.Of(Groups, 3, seed: 1), GroupFolds.Of(Groups, 3, seed: 2));
    }

    [Fact]
    public void More_folds_than_groups_are_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => GroupFolds.Of(["a", "a", "b"], 3, seed: 1));
}
