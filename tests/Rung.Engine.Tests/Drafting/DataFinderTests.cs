using Rung.Core.Data;
using Rung.Engine.Drafting;
using Rung.Engine.Tasks;
using Rung.Engine.Tests.Tasks;

namespace Rung.Engine.Tests.Drafting;

public sealed class DataFinderTests : IDisposable
{
    private readonly TaskFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Columns_are_known_by_their_names()
    {
        _folder.With("tickets.csv", "id,customer,received,text,intent\n" + Rows(i => $"t{i},c{i / 4},2026-01-{1 + (i % 28):00},the {i}th message,{(i % 2 == 0 ? "refund" : "delivery")}"));

        var found = await FindAsync();

        Assert.Equal(("tickets.csv", "text", "intent", OutputKind.Label), (found.Examples, found.Input, found.Expected, found.Output));
        Assert.Equal(("id", "customer", "received"), (found.Id, found.Group, found.Time));
        Assert.Equal(2, found.DistinctOutputs);
    }

    [Fact]
    public async Task Columns_of_any_name_are_known_by_their_values()
    {
        _folder.With("data.csv", "spalte1,spalte2\n" + Rows(i => $"eine lange Nachricht mit der Nummer {i},{(i % 3 == 0 ? "ja" : "nein")}"));

        var found = await FindAsync();

        Assert.Equal(("spalte1", "spalte2", OutputKind.Label), (found.Input, found.Expected, found.Output));
    }

    [Fact]
    public async Task Answers_that_do_not_repeat_are_a_text()
    {
        _folder.With("qa.jsonl", Rows(i => $$"""{"question": "What is {{i}}?", "answer": "It is the number {{i}}, which follows {{i - 1}}."}"""));

        var found = await FindAsync();

        Assert.Equal(("question", "answer", OutputKind.Text), (found.Input, found.Expected, found.Output));
    }

    [Fact]
    public async Task Expected_objects_are_json()
    {
        _folder.With("x.jsonl", Rows(i => $$$"""{"input": "receipt {{{i}}}", "expected": {"total": {{{i}}} }}"""));

        Assert.Equal(OutputKind.Json, (await FindAsync()).Output);
    }

    [Fact]
    public async Task A_file_that_is_named_a_test_is_the_test()
    {
        _folder.With("data/train.csv", "text,label\n" + Rows(i => $"message {i},a{i % 2}")).With("data/test.csv", "text,label\n" + Rows(i => $"other {i},a{i % 2}"));

        var found = await FindAsync();

        Assert.Equal(("data/train.csv", "data/test.csv"), (found.Examples, found.Test));
    }

    [Fact]
    public async Task A_folder_of_documents_is_found_and_the_state_is_not()
    {
        _folder.With("x.csv", "text,label\n" + Rows(i => $"message {i},a{i % 2}")).With("handbook/a.md", "# A").With(".rung/b.md", "# B").With("prices.json", "{}");

        Assert.Equal("handbook/", (await FindAsync()).Documents);
    }

    [Theory]
    [InlineData("notes.txt", "hello")]
    [InlineData("one.csv", "text\nhello\n")]
    [InlineData("empty.csv", "")]
    [InlineData("broken.jsonl", "{{{")]
    public async Task Where_there_is_no_table_of_examples_it_is_said(string file, string content)
    {
        _folder.With(file, content);

        var refused = await Assert.ThrowsAsync<TaskException>(FindAsync);

        Assert.Contains("found no table of examples", refused.Message, StringComparison.Ordinal);
    }

    private Task<FoundData> FindAsync() => DataFinder.FindAsync(_folder.Path, TestContext.Current.CancellationToken);

    private static string Rows(Func<int, string> row) => string.Concat(Enumerable.Range(0, 40).Select(i => row(i) + "\n"));
}
