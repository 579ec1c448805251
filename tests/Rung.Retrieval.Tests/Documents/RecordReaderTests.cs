using Rung.Retrieval.Documents;

namespace Rung.Retrieval.Tests.Documents;

public sealed class RecordReaderTests
{
    [Fact]
    public async Task A_line_of_json_is_a_document()
    {
        var outcomes = await Reading.AllOfAsync("c.jsonl", """
            {"_id": "d1", "title": "One", "text": "First.\n\nSecond.", "year": 2020, "tags": ["a", "b"], "gone": null}

            {"id": 7, "text": "No title."}
            """);

        var first = outcomes[0].Document!;
        Assert.Equal(["d1", "7"], outcomes.Select(outcome => outcome.Document!.Id));
        Assert.Equal(("One", "c.jsonl", "First.\n\nSecond."), (first.Title, first.Source, first.Text));
        Assert.Equal(["tags=a, b", "year=2020"], first.Metadata.Select(pair => $"{pair.Key}={pair.Value}"));
        Assert.Equal(2, first.Blocks.Length);
    }

    [Fact]
    public async Task A_wrong_line_is_an_outcome_and_not_the_end()
    {
        var outcomes = await Reading.AllOfAsync("c.jsonl", """
            {"id": "a", "text": "one"}
            {"id": "b", "text":
            [1]
            {"id": "a", "text": "again"}
            {"id": "e", "text": " "}
            {"id": "f", "text": "last"}
            """);

        Assert.Equal(
            [null, RefusalCause.Damaged, RefusalCause.Damaged, RefusalCause.WrongRecord, RefusalCause.Empty, null],
            outcomes.Select(outcome => outcome.Refusal?.Cause));
        Assert.Contains("record 2", outcomes[1].Refusal!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_that_is_too_long_or_too_deep_is_refused_alone()
    {
        var options = new DocumentOptions { MaxRecordBytes = 100, MaxNesting = 8 };
        var outcomes = await Reading.AllOfAsync(
            "c.jsonl", $"{{\"text\":\"{new string('x', 200_000)}\"}}\n{{\"text\":{new string('[', 50)}\n{{\"text\":\"ok\"}}\n", options);

        Assert.Equal([RefusalCause.TooLarge, RefusalCause.TooDeep, null], outcomes.Select(outcome => outcome.Refusal?.Cause));
        Assert.Equal("c.jsonl#3", outcomes[2].Document!.Id);
    }

    [Theory]
    [InlineData("t.csv", ',')]
    [InlineData("t.csv", ';')]
    [InlineData("t.tsv", '\t')]
    public async Task A_row_of_a_table_is_a_document(string name, char separator)
    {
        var text = $"id,title,text,lang\n1,T,\"a, \"\"b\"\"\",en\n2,,\"two\nlines\",de\n".Replace(',', separator);
        var outcomes = await Reading.AllOfAsync(name, text);

        Assert.Equal([$"a{separator} \"b\"", "two\nlines"], outcomes.Select(outcome => outcome.Document!.Text));
        Assert.Equal("de", outcomes[1].Document!.Metadata["lang"]);
        Assert.Null(outcomes[1].Document!.Title);
    }

    [Fact]
    public async Task A_table_without_a_column_of_text_is_read_field_by_field()
    {
        var outcomes = await Reading.AllOfAsync("faq.csv", "id,question,answer\nq1,Why?,Because.\n");

        Assert.Equal("question: Why?\nanswer: Because.\n", outcomes[0].Document!.Text);
    }

    [Fact]
    public async Task Fields_can_be_named()
    {
        var options = new DocumentOptions { IdFields = ["key"], TitleFields = [], TextFields = ["answer"] };
        var outcomes = await Reading.AllOfAsync("faq.csv", "key,question,answer\nq1,Why?,Because.\n", options);

        Assert.Equal(("q1", "Because.", "Why?"), (outcomes[0].Document!.Id, outcomes[0].Document!.Text, outcomes[0].Document!.Metadata["question"]));
    }

    [Fact]
    public async Task A_row_with_too_many_fields_and_an_open_quote_are_outcomes()
    {
        var outcomes = await Reading.AllOfAsync("t.csv", "id,text\n1,a,b\n2,ok\n3,\"open\n");

        Assert.Equal([RefusalCause.WrongRecord, null, RefusalCause.Damaged], outcomes.Select(outcome => outcome.Refusal?.Cause));
    }
}
