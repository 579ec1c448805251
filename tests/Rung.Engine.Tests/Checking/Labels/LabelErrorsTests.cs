using Rung.Core.Data;
using Rung.Core.Statistics;
using Rung.Engine.Baselines;
using Rung.Engine.Baselines.Features;
using Rung.Engine.Checking.Labels;

namespace Rung.Engine.Tests.Checking.Labels;

public sealed class LabelErrorsTests
{
    private const int Planted = 12;

    [Fact]
    public void Planted_errors_rank_first()
    {
        var errors = Find(Make(planted: Planted))!;

        var first = errors.Ranking.Take(Planted).Count(id => id.ToString().StartsWith("wrong", StringComparison.Ordinal));
        Assert.InRange(first, Planted - 2, Planted);
        Assert.InRange(errors.EstimatedCount, Planted / 2, Planted * 2);
    }

    [Fact]
    public void A_suspect_comes_with_the_label_that_was_there_before_and_an_example_of_it()
    {
        var examples = Make(planted: Planted);
        var suspect = Find(examples)!.Suspects[0];

        Assert.Equal("city", suspect.Suggested);
        Assert.Equal("fruit", suspect.Given);
        Assert.True(suspect.SuggestedProbability > suspect.GivenProbability);
        Assert.Equal("city", examples.Single(example => example.Id == suspect.Neighbour).Expected);
    }

    [Fact]
    public void Right_labels_that_are_told_apart_are_hardly_suspected()
    {
        var errors = Find(Make(planted: 0))!;

        Assert.InRange(errors.Suspects.Length, 0, 4);
        Assert.InRange(errors.Agreement, 0.95, 1);
    }

    [Fact]
    public void One_label_has_no_errors_to_look_for() => Assert.Null(Find([.. Make(0).Where(example => example.Expected == "city")]));

    [Fact]
    public void The_order_of_the_examples_does_not_matter() =>
        Assert.Equal(Find(Make(Planted))!.Ranking, Find([.. Make(Planted).Reverse()])!.Ranking);

    [Fact]
    public void Probabilities_sum_to_one_for_each_example()
    {
        var material = BaselineMaterial.Of(Make(Planted), OutputKind.Label, new BaselineOptions { Seed = 1 });

        var probabilities = LabelProbabilities.Learn(material, TextFeatures.Words, 4, null, TestContext.Current.CancellationToken)!;

        for (var example = 0; example < material.Examples.Length; example++)
        {
            Assert.Equal(1, probabilities[example].ToArray().Sum(), 1e-4);
        }
    }

    private static LabelErrors? Find(Example[] examples) =>
        LabelErrors.Find(examples, new LabelErrorOptions { Seed = 1 }, null, TestContext.Current.CancellationToken);

    /// <summary>Two labels with words of their own; some cities are labelled as fruit.</summary>
    private static Example[] Make(int planted)
    {
        var random = new SplitMix64(5);
        return
        [
            .. Enumerable.Range(0, 240).Select(i =>
            {
                var isCity = i % 2 == 0;
                var isWrong = isCity && i / 2 < planted;
                var words = Enumerable.Range(0, 4).Select(_ => $"{(isCity ? "street" : "apple")}{random.Next(15)}");
                return new Example
                {
                    Id = new ExampleId($"{(isWrong ? "wrong" : "right")}{i}"),
                    Input = ExampleInput.OfText(string.Join(' ', words)),
                    Expected = isCity && !isWrong ? "city" : "fruit",
                };
            }),
        ];
    }
}
