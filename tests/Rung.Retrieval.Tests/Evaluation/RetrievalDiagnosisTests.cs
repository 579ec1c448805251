using Rung.Retrieval.Evaluation;

namespace Rung.Retrieval.Tests.Evaluation;

public sealed class RetrievalDiagnosisTests
{
    private const string Text = "The duke died in 1087 near Rouen after a fall from a horse.";

    private static readonly Passage[] Passages = [Cut("p0", 0, 20), Cut("p1", 20, Text.Length)];

    private static readonly GoldPassages Gold = GoldPassages.FindByAnswer(
        [Asked("where", "Rouen"), Asked("when", "1087"), Asked("who", "the king")], Passages);

    [Fact]
    public void An_answer_that_stands_nowhere_is_absent_whatever_was_retrieved() =>
        Assert.Equal(new("who", RetrievalFailureCause.AbsentFromCorpus, null), Diagnose("who", given: 2, "p0", "p1"));

    [Fact]
    public void An_answer_that_a_border_goes_through_is_cut() =>
        Assert.Equal(new("when", RetrievalFailureCause.CutByBorder, 1), Diagnose("when", given: 2, "p0", "p1"));

    [Fact]
    public void A_passage_below_those_given_was_not_retrieved_and_its_rank_is_told() =>
        Assert.Equal(new("where", RetrievalFailureCause.NotRetrieved, 2), Diagnose("where", given: 1, "p0", "p1"));

    [Fact]
    public void A_passage_beyond_the_search_has_no_rank() =>
        Assert.Equal(new("where", RetrievalFailureCause.NotRetrieved, null), Diagnose("where", given: 1, "p0"));

    [Fact]
    public void A_passage_that_was_given_was_ignored() =>
        Assert.Equal(new("where", RetrievalFailureCause.RetrievedButIgnored, 2), Diagnose("where", given: 2, "p0", "p1"));

    [Fact]
    public void The_histogram_counts_every_question_once()
    {
        var diagnosis = RetrievalDiagnosis.Of(
            [Failed("where", 1, "p0", "p1"), Failed("when", 1, "p0"), Failed("who", 1, "p0")], Gold);

        Assert.Equal([1, 1, 1, 0], diagnosis.Histogram.Values);
    }

    [Theory]
    [InlineData(RetrievalFailureCause.AbsentFromCorpus)]
    [InlineData(RetrievalFailureCause.CutByBorder)]
    [InlineData(RetrievalFailureCause.NotRetrieved)]
    [InlineData(RetrievalFailureCause.RetrievedButIgnored)]
    public void Every_cause_says_what_mends_it(RetrievalFailureCause cause) =>
        Assert.EndsWith(".", RetrievalDiagnosis.Remedy(cause), StringComparison.Ordinal);

    private static DiagnosedQuestion Diagnose(string question, int given, params string[] ranking) =>
        RetrievalDiagnosis.Of([Failed(question, given, ranking)], Gold).Questions.Single();

    private static FailedQuestion Failed(string question, int given, params string[] ranking) => new()
    {
        Question = question,
        Ranking = [.. ranking.Select((id, place) => new RankedPassage(PassageId.Of(id), -place))],
        Given = given,
    };

    private static AnsweredQuestion Asked(string id, string answer) =>
        new() { Id = id, Text = id, Answers = [new(answer)], Document = "d" };

    private static Passage Cut(string id, int start, int end) =>
        new() { Id = PassageId.Of(id), Document = "d", Text = Text[start..end], Span = new(start, end) };
}
