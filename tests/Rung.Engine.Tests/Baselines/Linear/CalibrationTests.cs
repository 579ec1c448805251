using Rung.Core.Statistics;
using Rung.Engine.Baselines.Linear;

namespace Rung.Engine.Tests.Baselines.Linear;

public sealed class CalibrationTests
{
    [Theory]
    [InlineData(0.25f)]
    [InlineData(1f)]
    [InlineData(6f)]
    public void The_temperature_that_the_scores_were_made_with_is_found_again(float temperature)
    {
        const int labels = 4;
        const int count = 20_000;
        var random = new SplitMix64(1);
        var scores = new float[count * labels];
        var labelOf = new int[count];
        var probabilities = new float[labels];
        for (var i = 0; i < count; i++)
        {
            var row = scores.AsSpan(i * labels, labels);
            foreach (ref var score in row)
            {
                score = temperature * (float)(4 * (random.NextDouble() - 0.5));
            }

            Temperature.ToProbabilities(row, temperature, probabilities);
            labelOf[i] = Draw(probabilities, random.NextDouble());
        }

        Assert.Equal(temperature, Temperature.Fit(scores, labelOf), 0.05 * temperature);
    }

    [Fact]
    public void Scores_that_are_always_right_get_the_lowest_temperature_and_stay_finite() =>
        Assert.InRange(Temperature.Fit([5, 0, 0, 5], [0, 1]), 1e-4, 0.1);

    [Fact]
    public void Equal_scores_say_nothing_about_temperature() =>
        Assert.True(double.IsFinite(Temperature.Fit([1, 1, 1, 1], [0, 1])));

    [Fact]
    public void The_calibration_error_is_the_weighted_distance_of_confidence_and_accuracy() =>
        Assert.Equal(
            (0.8 + 0.8 - 1 + (1 - 0.55)) / 3,
            CalibrationError.Of([0.8, 0.8, 0.55], [true, false, true], bins: 10),
            1e-12);

    [Fact]
    public void Full_confidence_falls_into_the_last_bin() =>
        Assert.Equal(0, CalibrationError.Of([1.0], [true], bins: 15));

    private static int Draw(float[] probabilities, double at)
    {
        var label = 0;
        for (var sum = (double)probabilities[0]; sum < at && label < probabilities.Length - 1; sum += probabilities[label])
        {
            label++;
        }

        return label;
    }
}
