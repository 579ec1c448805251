using Rung.Core.Data;
using Rung.Core.Scoring;

namespace Rung.Core.Tests.Scoring;

public sealed class ScorerTests
{
    [Theory]
    [InlineData("accuracy", "refund", " Refund\n", 1)]
    [InlineData("accuracy", "refund", "refund.", 0)]
    [InlineData("accuracy", "refund", "", 0)]
    [InlineData("exact", "A  b", "a b", 1)]
    [InlineData("contains", "42 EUR", "It costs 42 eur a month.", 1)]
    [InlineData("contains", "42 EUR", "It costs 43 EUR.", 0)]
    [InlineData("token-f1", "The cat sat", "a cat, sat!", 1)]
    [InlineData("token-f1", "red green", "red blue", 0.5)]
    [InlineData("token-f1", "red red", "red", 2.0 / 3)]
    [InlineData("regex", "^ref(und)?$", "REFUND", 1)]
    [InlineData("regex", "^ref(und)?$", "refunds", 0)]
    public void A_text_metric_scores_an_answer(string metric, string expected, string answer, double score)
    {
        var scorer = ScorerCatalog.Create(metric, OutputKind.Text, new TextNormalization(), pattern: null);

        var actual = scorer.Score(Examples.Of("a", "anything", expected), answer);

        Assert.Equal(score, actual!.Value.Value, precision: 12);
    }

    [Theory]
    [InlineData("""{"a": 1, "b": [true, null]}""", """{"b":[true,null],"a":1.0}""", 1)]
    [InlineData("""{"a": 1}""", """{"a": 2}""", 0)]
    [InlineData("""{"a": 1}""", """{"a": 1, "b": 2}""", 0)]
    [InlineData("""[1, 2]""", """[2, 1]""", 0)]
    [InlineData("""{"a": 1}""", "a is 1", 0)]
    public void Json_is_compared_as_a_value(string expected, string answer, double score)
    {
        var scorer = ScorerCatalog.Create("exact", OutputKind.Json, new TextNormalization(), pattern: null);

        Assert.Equal(score, scorer.Score(Examples.Of("a", "anything", expected), answer)!.Value.Value);
    }

    [Theory]
    [InlineData("accuracy")]
    [InlineData("macro-f1")]
    [InlineData("exact")]
    [InlineData("token-f1")]
    [InlineData("contains")]
    [InlineData("regex")]
    public void Without_an_expected_output_an_answer_is_unscored(string metric)
    {
        var scorer = ScorerCatalog.Create(metric, OutputKind.Text, new TextNormalization(), pattern: null);

        Assert.Null(scorer.Score(Examples.Of("a", "anything", expected: null), "answer"));
    }

    [Fact]
    public void Case_and_punctuation_count_when_the_task_says_so()
    {
        var strict = new TextNormalization(MatchesCase: true, KeepsPunctuation: true);
        var loose = new TextNormalization(MatchesCase: false, KeepsPunctuation: false);

        Assert.Equal("A b!", strict.Apply(" A\u00a0b! "));
        Assert.Equal("a b", loose.Apply(" A\tb! "));
    }

    [Theory]
    [InlineData("cafe\u0301", "caf\u00e9")]
    [InlineData("\uFF21\uFF11", "A1")]
    [InlineData("of\uFB01ce", "office")]
    public void The_Unicode_form_does_not_count(string expected, string answer) =>
        Assert.Equal(new TextNormalization().Apply(expected), new TextNormalization().Apply(answer));

    [Fact]
    public void A_lone_surrogate_does_not_stop_the_scoring() =>
        Assert.Equal("a\ufffd", new TextNormalization().Apply("A\ud800"));

    [Fact]
    public void An_unknown_metric_names_the_known_ones()
    {
        var e = Assert.Throws<ScoringException>(
            () => ScorerCatalog.Create("acuracy", OutputKind.Label, new TextNormalization(), pattern: null));

        Assert.Contains("macro-f1", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_pattern_is_said_when_the_scorer_is_made() =>
        Assert.Throws<ScoringException>(() => ScorerCatalog.Create("regex", OutputKind.Text, new TextNormalization(), pattern: "(a"));

    [Fact]
    public void A_pattern_that_backtracks_for_ever_is_stopped()
    {
        var scorer = new RegexScorer(pattern: "^(a+)+$", matchesCase: true);

        Assert.Throws<ScoringException>(() => scorer.Score(Examples.Of("a", "anything", "x"), new string('a', 40) + "!"));
    }
}
