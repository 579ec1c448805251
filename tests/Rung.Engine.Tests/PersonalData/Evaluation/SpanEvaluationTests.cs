using Rung.Engine.PersonalData;
using Rung.Engine.PersonalData.Evaluation;

namespace Rung.Engine.Tests.PersonalData.Evaluation;

/// <summary>Cases counted by hand after presidio-research's span evaluator: tokens, skip words, overlap of at least 0.9.</summary>
public sealed class SpanEvaluationTests
{
    [Fact]
    public void The_same_span_matches()
    {
        var counts = Counted("Call <Ada> now", "Call <Ada> now");

        Assert.Equal(new SpanCounts(1, 1, 1), counts);
    }

    [Fact]
    public void Another_type_still_matches_in_all_but_not_by_type()
    {
        const string Text = "Ada called";
        PersonalSpan[] annotated = [new(0, 3, PersonalTypes.Person, 1)];
        PersonalSpan[] predicted = [new(0, 3, PersonalTypes.Organization, 1)];

        Assert.Equal(new SpanCounts(1, 1, 1), SpanEvaluation.Compare(Text, annotated, predicted));
        Assert.Equal(new SpanCounts(0, 1, 0), SpanEvaluation.Compare(Text, annotated, predicted, PersonalTypes.Person));
        Assert.Equal(new SpanCounts(0, 0, 1), SpanEvaluation.Compare(Text, annotated, predicted, PersonalTypes.Organization));
    }

    [Theory]
    [InlineData("<Maximilianus Bo>rn", "<Maximilianus Born>", 1)] // the token that is touched counts whole
    [InlineData("<Ada Lovegrove> called", "<Ada> Lovegrove called", 0)] // 3 of 13 characters
    [InlineData("<Wolfeschlegelstein Bo>", "<Wolfeschlegelstein> Bo", 0)] // 18 of 21: 0.86
    [InlineData("<Wolfeschlegelsteinhausen Bo>", "<Wolfeschlegelsteinhausen> Bo", 0)] // 24 of 27: 0.89
    [InlineData("<Wolfeschlegelsteinhausenberg B>", "<Wolfeschlegelsteinhausenberg> B", 1)] // 28 of 30: 0.93
    public void A_span_matches_where_nine_tenths_of_the_characters_are_in_both(string annotated, string predicted, int matched) =>
        Assert.Equal(new SpanCounts(matched, 1, 1), Counted(annotated, predicted));

    [Theory]
    [InlineData("<the Hague> is wet", "the <Hague> is wet")]
    [InlineData("<Ada,> come", "<Ada>, come")]
    [InlineData("<12 Elm street>", "<12 Elm> street")]
    [InlineData("<Ada and>", "<Ada> and")]
    public void Skip_words_at_the_ends_do_not_count(string annotated, string predicted) =>
        Assert.Equal(new SpanCounts(1, 1, 1), Counted(annotated, predicted));

    [Theory]
    [InlineData("<12 Elm>, <Bern> is far")] // punctuation parts them
    [InlineData("<Ada> and <Bob> came")] // a skip word parts them
    [InlineData("<Ada>\n\n<Bob> came")] // blanks part them
    public void Spans_parted_by_nothing_that_counts_are_one(string text) =>
        Assert.Equal(new SpanCounts(1, 1, 1), Counted(text, text));

    [Fact]
    public void Spans_parted_by_a_word_that_counts_are_two() =>
        Assert.Equal(new SpanCounts(2, 2, 2), Counted("<Ada> met <Bob>", "<Ada> met <Bob>"));

    [Fact]
    public void A_prediction_over_two_people_matches_neither() =>
        Assert.Equal(new SpanCounts(0, 2, 1), Counted("<Ada> met <Bob>", "<Ada met Bob>"));

    [Fact]
    public void A_prediction_of_nothing_but_skip_words_is_none() =>
        Assert.Equal(new SpanCounts(0, 0, 0), Counted("This is the end", "<This is the> end"));

    [Fact]
    public void What_nobody_annotated_counts_against_precision_and_what_nobody_found_against_recall()
    {
        var counts = Counted("<Ada> met Bob, not <Cy>", "<Ada> met <Bob>, not Cy");

        Assert.Equal(new SpanCounts(1, 2, 2), counts);
        Assert.Equal(0.5, counts.Precision);
        Assert.Equal(0.5, counts.Recall);
    }

    [Fact]
    public void F2_weighs_recall_four_times()
    {
        var counts = new SpanCounts(Matched: 6, Annotated: 10, Predicted: 8);

        // 5 · 0.75 · 0.6 / (4 · 0.75 + 0.6)
        Assert.Equal(0.625, counts.F2, 12);
    }

    [Fact]
    public void Nothing_is_no_number_that_is_not_one()
    {
        Assert.Equal(0, default(SpanCounts).Precision);
        Assert.Equal(0, default(SpanCounts).Recall);
        Assert.Equal(0, default(SpanCounts).F2);
    }

    [Fact]
    public void Counts_add_up() =>
        Assert.Equal(new SpanCounts(3, 5, 7), new SpanCounts(1, 2, 3) + new SpanCounts(2, 3, 4));

    private static SpanCounts Counted(string annotated, string predicted)
    {
        var (text, right) = Marked.Read(annotated);
        var (same, found) = Marked.Read(predicted);
        Assert.Equal(text, same);
        return SpanEvaluation.Compare(text, right, found);
    }
}
