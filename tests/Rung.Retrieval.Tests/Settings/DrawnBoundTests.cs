using Rung.Retrieval.Settings;

namespace Rung.Retrieval.Tests.Settings;

public sealed class DrawnBoundTests
{
    [Theory]
    [InlineData(60, 6)]
    [InlineData(200, 60)]
    [InlineData(1000, 30)]
    public void A_mean_of_zero_is_hardly_ever_shown_to_be_above_zero_however_often_one_looks(int length, int wins)
    {
        const int lists = 4000;
        var random = new Random(3);
        var wrong = 0;
        for (var i = 0; i < lists; i++)
        {
            // As many questions won as lost, the rest drawn: a mean of exactly 0.
            double[] list = [.. Enumerable.Range(0, length).Select(place => place < wins ? 1.0 : place < 2 * wins ? -1 : 0)];
            random.Shuffle(list);
            wrong += Shows(list, error: 0.05) is not null ? 1 : 0;
        }

        // Three standard errors above the promise.
        Assert.True(wrong <= lists * (0.05 + (3 * Math.Sqrt(0.05 * 0.95 / lists))), $"{wrong} of {lists}");
    }

    [Fact]
    public void What_depends_on_what_came_before_it_in_the_list_does_no_harm()
    {
        // Questions of one document win or lose together; only the order is random.
        const int lists = 2000;
        var random = new Random(4);
        var wrong = 0;
        for (var i = 0; i < lists; i++)
        {
            double[] list = [.. Enumerable.Range(0, 10).SelectMany(document => Enumerable.Repeat(document % 2 is 0 ? 1.0 : -1, 20))];
            random.Shuffle(list);
            wrong += Shows(list, error: 0.05) is not null ? 1 : 0;
        }

        Assert.True(wrong <= 0.065 * lists, $"{wrong} of {lists}");
    }

    [Fact]
    public void A_clear_difference_is_shown_after_a_part_of_the_questions()
    {
        var random = new Random(6);
        double[] list = [.. Enumerable.Range(0, 400).Select(place => place % 5 is 0 ? 1.0 : 0)];
        random.Shuffle(list);

        Assert.InRange(Shows(list, error: 0.0001)!.Value, 20, 200);
    }

    [Fact]
    public void A_difference_that_the_rest_cannot_undo_is_shown()
    {
        // Too few for any bet, but when the last three can take back no more than three, four won questions are enough.
        double[] list = [1, 1, 1, 1, 0, -1, -1];

        Assert.NotNull(Shows(list, error: 1e-30));
        Assert.Null(Shows([.. list.Select(value => -value)], error: 0.05));
    }

    [Fact]
    public void Values_and_errors_that_cannot_be_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new DrawnBound(10, error: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new DrawnBound(0, error: 0.05));
        Assert.Throws<ArgumentOutOfRangeException>(() => new DrawnBound(1, error: 0.05).Add(0, 1.5));
        Assert.Throws<InvalidOperationException>(() => Added(new DrawnBound(1, error: 0.05)).Add(1, 0));
    }

    private static DrawnBound Added(DrawnBound bound)
    {
        bound.Add(0, 0);
        return bound;
    }

    /// <summary>After how many values the mean is shown to be above 0; null: never.</summary>
    private static int? Shows(double[] list, double error)
    {
        var bound = new DrawnBound(list.Length, error);
        foreach (var (place, value) in list.Index())
        {
            bound.Add(place, value);
            if (bound.ShowsBetter)
            {
                return place + 1;
            }
        }

        return null;
    }
}
