using Rung.Core.Scoring;

namespace Rung.Core.Tests.Scoring;

public sealed class ScoreTests
{
    [Theory]
    [InlineData(-0.001)]
    [InlineData(1.001)]
    [InlineData(double.NaN)]
    public void A_score_outside_zero_to_one_is_refused(double value) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Score.Of(value));

    [Fact]
    public void Scores_compare_by_value()
    {
        Assert.True(Score.Of(0.2) < Score.Of(0.3));
        Assert.Equal(Score.Of(1), Score.One);
    }
}
