using Rung.Core.Scoring;

namespace Rung.Core.Tests.Scoring;

public sealed class MacroF1ScorerTests
{
    private readonly MacroF1Scorer _scorer = new(new TextNormalization());

    // scikit-learn 1.2: f1_score(["a","a","b","c"], ["a","b","b","a"], labels=["a","b","c"], average="macro", zero_division=0)
    [Fact]
    public void It_agrees_with_the_reference() =>
        Assert.Equal(0.3888888888888889, Measure(["a", "a", "b", "c"], ["a", "b", "b", "a"]), precision: 12);

    [Fact]
    public void An_answer_outside_the_labels_is_a_miss_and_nothing_else() =>
        Assert.Equal(Measure(["a", "b"], ["a", "zebra"]), Measure(["a", "b"], ["a", null]));

    [Fact]
    public void A_rare_label_counts_as_much_as_a_frequent_one()
    {
        string[] expected = [.. Enumerable.Repeat("frequent", 98), "rare", "rare"];
        string[] answers = [.. Enumerable.Repeat("frequent", 100)];

        Assert.Equal(0.494949, Measure(expected, answers), precision: 6);
    }

    private double Measure(string[] expected, string?[] answers)
    {
        var examples = Examples.Expecting(expected);
        ScoredAnswer[] scored =
        [
            .. examples.Select((example, i) => new ScoredAnswer(
                example, answers[i], _scorer.Score(example, answers[i] ?? "")!.Value)),
        ];
        return _scorer.Aggregate(scored);
    }
}
