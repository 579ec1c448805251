using Rung.Retrieval.Evaluation;

namespace Rung.Retrieval.Tests.Evaluation;

public sealed class GoldPassagesTests
{
    // d1: "Alice was born in 1912 in London. She moved to Paris in 1930." cut after "in " of "in London".
    private const string Text = "Alice was born in 1912 in London. She moved to Paris in 1930.";

    private static readonly Passage[] Passages =
    [
        Cut("d1#0", "d1", 0, 26), Cut("d1#1", "d1", 26, Text.Length), Whole("d2#0", "d2", "Paris is large. PARIS is old."),
    ];

    [Fact]
    public void A_known_place_gives_the_passage_that_holds_it()
    {
        var gold = Find(new KnownAnswer("Paris", Text.IndexOf("Paris", StringComparison.Ordinal)), "d1");

        Assert.Equal(GoldOutcome.Found, gold.Outcome);
        Assert.Equal(["d1#1"], gold.Passages.Select(id => id.Value));
    }

    [Fact]
    public void All_overlapping_passages_that_hold_a_known_place_are_gold()
    {
        var gold = GoldPassages.FindByAnswer(
            [Asked(new KnownAnswer("London", 26), "d1")],
            [.. Passages, Cut("d1#0b", "d1", 10, 40)]);

        Assert.Equal(GoldOutcome.Found, gold.Of("q").Outcome);
        Assert.Equal(["d1#0b", "d1#1"], gold.Of("q").Passages.Select(id => id.Value));
        Assert.Equal(2, gold.Qrels.Count);
    }

    [Fact]
    public void A_border_through_the_answer_is_told_from_its_absence()
    {
        var cut = Find(new KnownAnswer("1912 in London"), "d1");
        var absent = Find(new KnownAnswer("Berlin"), "d1");

        Assert.Equal((GoldOutcome.Cut, GoldOutcome.Absent), (cut.Outcome, absent.Outcome));
        Assert.Equal(["d1#0", "d1#1"], cut.Passages.Select(id => id.Value));
        Assert.Empty(absent.Passages);
    }

    [Fact]
    public void A_known_place_that_a_border_goes_through_is_cut()
    {
        var gold = GoldPassages.FindByAnswer([Asked(new KnownAnswer("1912 in London", 18), "d1")], Passages);

        Assert.Equal(1, gold.Counts[GoldOutcome.Cut]);
        Assert.Empty(gold.Qrels.Queries);
    }

    [Fact]
    public void Words_at_several_places_are_ambiguous()
    {
        var gold = Find(new KnownAnswer("paris"), document: null);

        Assert.Equal((GoldOutcome.Ambiguous, 3), (gold.Outcome, gold.Places));
        Assert.Equal(["d1#1", "d2#0"], gold.Passages.Select(id => id.Value));
    }

    [Fact]
    public void Words_that_one_passage_holds_twice_are_not_ambiguous()
    {
        var gold = Find(new KnownAnswer("Paris"), "d2");

        Assert.Equal((GoldOutcome.Found, 2), (gold.Outcome, gold.Places));
    }

    [Fact]
    public void A_start_at_which_the_answer_does_not_stand_is_not_believed()
    {
        var gold = Find(new KnownAnswer("London", Start: 3), "d1");

        Assert.Equal(["d1#1"], gold.Passages.Select(id => id.Value));
    }

    [Fact]
    public void Every_answer_of_a_question_counts()
    {
        var question = Asked(new KnownAnswer("1912"), "d1");

        var gold = GoldPassages.FindByAnswer([question with { Answers = [new("1912"), new("1930")] }], Passages).Of("q");

        Assert.Equal(["d1#0", "d1#1"], gold.Passages.Select(id => id.Value));
    }

    [Fact]
    public void The_outcomes_of_all_questions_are_counted()
    {
        string[] answers = ["Alice", "Berlin", "Rome", "Paris"];
        var questions = answers.Select((answer, i) => Asked(new(answer), document: null) with { Id = $"q{i}" });

        var gold = GoldPassages.FindByAnswer(questions, Passages);

        Assert.Equal(
            [(GoldOutcome.Found, 1), (GoldOutcome.Ambiguous, 1), (GoldOutcome.Cut, 0), (GoldOutcome.Absent, 2)],
            gold.Counts.Select(pair => (pair.Key, pair.Value)));
    }

    [Fact]
    public void An_answer_without_words_is_absent() =>
        Assert.Equal(GoldOutcome.Absent, Find(new KnownAnswer("…"), document: null).Outcome);

    [Theory]
    [InlineData("the U.S. economy", "US economy", false)]
    [InlineData("It was  “Norman”,\nthe duke.", "norman the DUKE", true)]
    [InlineData("category", "cat", false)]
    [InlineData("生于一九一二年。", "一九一二", true)]
    [InlineData("cost 1,500 dollars", "1,500", true)]
    [InlineData("anything", "", false)]
    public void An_answer_stands_in_a_text_when_its_words_do(string text, string answer, bool expected) =>
        Assert.Equal(expected, AnswerInContext.Holds([answer], [text]));

    [Fact]
    public void An_answer_counts_only_in_the_passages_that_are_read()
    {
        RankedPassage[] ranking = [new(PassageId.Of("d2#0"), 2), new(PassageId.Of("d1#1"), 1)];

        Assert.Equal(0, AnswerInContext.Score(["1930"], ranking, depth: 1, TextOf));
        Assert.Equal(1, AnswerInContext.Score(["1930"], ranking, depth: 2, TextOf));
    }

    private static string TextOf(PassageId id) => Passages.Single(passage => passage.Id == id).Text;

    private static GoldAnswer Find(KnownAnswer answer, string? document) =>
        GoldPassages.FindByAnswer([Asked(answer, document)], Passages).Of("q");

    private static AnsweredQuestion Asked(KnownAnswer answer, string? document) =>
        new() { Id = "q", Text = "?", Answers = [answer], Document = document };

    private static Passage Cut(string id, string document, int start, int end) =>
        new() { Id = PassageId.Of(id), Document = document, Text = Text[start..end], Span = new(start, end) };

    private static Passage Whole(string id, string document, string text) =>
        new() { Id = PassageId.Of(id), Document = document, Text = text, Span = new(0, text.Length) };
}
