using Rung.Core.Data;
using Rung.Core.Scoring;

namespace Rung.Core.Tests.Scoring;

public sealed class MetricSelfTestTests
{
    private static readonly string[] Colours = ["red", "green", "blue", "red", "green", "blue", "red", "green", "blue", "red"];

    [Theory]
    [InlineData("accuracy")]
    [InlineData("macro-f1")]
    [InlineData("exact")]
    [InlineData("token-f1")]
    [InlineData("contains")]
    public void A_sound_metric_passes(string metric)
    {
        var result = MetricSelfTest.Run(Scorer(metric), Examples.Expecting(Colours), seed: 1);

        Assert.Empty(result.Faults);
        Assert.Equal(1, result.Gold);
        Assert.Equal(0, result.Empty);
    }

    [Fact]
    public void A_metric_that_an_empty_answer_satisfies_is_refused()
    {
        string[] expected = ["", "red", "", "green", "", "blue", "", "red", "", "green"];

        var result = MetricSelfTest.Run(Scorer("exact"), Examples.Expecting(expected), seed: 1);

        Assert.Contains("An empty answer scores 0.500", Assert.Single(result.Faults), StringComparison.Ordinal);
    }

    [Fact]
    public void A_metric_that_a_constant_answer_satisfies_is_refused()
    {
        string[] expected = [.. Enumerable.Repeat("yes", 499), "no"];

        var result = MetricSelfTest.Run(Scorer("accuracy"), Examples.Expecting(expected), seed: 1);

        Assert.Contains("constant answer", Assert.Single(result.Faults), StringComparison.Ordinal);
    }

    [Fact]
    public void A_metric_that_disagrees_with_the_expected_outputs_is_refused()
    {
        var result = MetricSelfTest.Run(
            ScorerCatalog.Create("exact", OutputKind.Json, new TextNormalization(), pattern: null),
            Examples.Expecting("not json", "nor this"),
            seed: 1);

        Assert.Contains("The expected outputs themselves score only 0.000", result.Faults[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_check_of_format_need_not_read_what_is_expected()
    {
        var result = MetricSelfTest.Run(
            new RegexScorer(pattern: "^[a-z]+$", matchesCase: true), Examples.Expecting(Colours), seed: 1);

        Assert.Empty(result.Faults);
    }

    [Fact]
    public void Without_expected_outputs_there_is_nothing_to_test() =>
        Assert.Same(
            MetricSelfTestResult.NotApplicable,
            MetricSelfTest.Run(Scorer("accuracy"), [Examples.Of("a", "input", expected: null)], seed: 1));

    private static IScorer Scorer(string metric) =>
        ScorerCatalog.Create(metric, OutputKind.Text, new TextNormalization(), pattern: null);
}
