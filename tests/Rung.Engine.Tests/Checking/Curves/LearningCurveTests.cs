using Rung.Core.Data;
using Rung.Core.Statistics;
using Rung.Engine.Checking.Curves;

namespace Rung.Engine.Tests.Checking.Curves;

public sealed class LearningCurveTests
{
    private static readonly string[] Labels = ["red", "green", "blue", "black"];

    [Fact]
    public void It_rises_and_its_sizes_are_nested()
    {
        var curve = Measure(600, seed: 1)!;

        Assert.True(curve.Points[^1].Accuracy > curve.Points[0].Accuracy);
        Assert.Equal(curve.Points.Select(point => point.Size).Order(), curve.Points.Select(point => point.Size));
        Assert.Equal(5, curve.Repetitions);
    }

    [Fact]
    public void The_same_seed_gives_the_same_curve() => Assert.Equal(Measure(400, seed: 3)!.Points, Measure(400, seed: 3)!.Points);

    [Fact]
    public void Too_few_examples_have_none() => Assert.Null(Measure(30, seed: 1));

    [Fact]
    public void One_label_has_none() => Assert.Null(LearningCurve.Measure(
        [.. Make(200, 1).Select(example => example with { Expected = "red" })], new LearningCurveOptions { Seed = 1 }, null, TestContext.Current.CancellationToken));

    [Fact]
    public void A_bar_that_is_reached_already_needs_no_more_than_there_is()
    {
        var curve = Measure(600, seed: 1)!;

        Assert.InRange(curve.SizeFor(curve.Points[^1].Accuracy - 0.1).Likely!.Value, 1, curve.LargestSize);
    }

    [Fact]
    public void A_bar_above_the_noise_of_the_labels_is_not_promised()
    {
        // One label in five is drawn at random: nobody gets beyond .85.
        var curve = Measure(600, seed: 1)!;

        Assert.Null(curve.SizeFor(0.999).AtMost);
    }

    [Fact]
    public void Every_beginning_of_the_order_has_each_label_in_its_share()
    {
        var order = NestedOrder.Of(Make(400, 5), seed: 9);

        foreach (var size in new[] { 40, 100, 200 })
        {
            var shares = order.Take(size).CountBy(example => example.Expected!).ToDictionary();
            Assert.All(order.CountBy(example => example.Expected!), label => Assert.InRange(shares[label.Key] - ((double)label.Value * size / 400), -1.01, 1.01));
        }
    }

    [Fact]
    public void Errors_that_several_answers_share_are_in_the_covariance()
    {
        var measurements = new CurveMeasurements(2);
        foreach (var (group, isWrong) in new[] { ("a", true), ("a", true), ("b", false), ("b", false) })
        {
            measurements.Add(new Example { Id = new ExampleId("e"), Input = ExampleInput.OfText("t"), Group = group }, [isWrong, false]);
        }

        // Two clusters with means 1 and 0: the variance of their mean is ((½)² + (½)²) ÷ 2 ÷ (2 − 1) = ¼.
        Assert.Equal(2, measurements.Count);
        Assert.Equal([0.5, 0], measurements.Errors());
        Assert.Equal(0.25, measurements.Covariance()[0][0], 1e-12);
        Assert.Equal(0, measurements.Covariance()[1][1], 1e-12);
    }

    private static LearningCurve? Measure(int count, ulong seed) =>
        LearningCurve.Measure(Make(count, seed), new LearningCurveOptions { Seed = seed }, null, TestContext.Current.CancellationToken);

    /// <summary>A label is told by some of forty words of its own, and is a random one in a fifth of the cases.</summary>
    private static Example[] Make(int count, ulong seed)
    {
        var random = new SplitMix64(seed);
        return
        [
            .. Enumerable.Range(0, count).Select(i =>
            {
                var label = i % Labels.Length;
                var words = Enumerable.Range(0, 3).Select(_ => $"{Labels[label]}word{random.Next(40)}").Append($"common{random.Next(20)}");
                var given = random.Next(5) == 0 ? random.Next(Labels.Length) : label;
                return new Example { Id = new ExampleId($"e{i:000}"), Input = ExampleInput.OfText(string.Join(' ', words)), Expected = Labels[given] };
            }),
        ];
    }
}
