using Rung.Retrieval.Evaluation;

namespace Rung.Retrieval.Tests.Evaluation;

public sealed class EvaluationFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("rung-evaluation-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Judgements_in_TRECs_form_come_back_as_they_were_written()
    {
        var path = At("qrels.txt");
        var qrels = Qrels.Of([new("q2", PassageId.Of("b"), 2), new("q1", PassageId.Of("a"), 0)]);

        await TrecQrels.WriteAsync(qrels, path, Cancellation);

        Assert.Equal("q1 0 a 0\nq2 0 b 2\n", await File.ReadAllTextAsync(path, Cancellation));
        Assert.Equal(qrels.Judgements(), (await TrecQrels.ReadAsync(path, Cancellation)).Judgements());
    }

    [Fact]
    public async Task Judgements_in_BEIRs_form_come_back_as_they_were_written()
    {
        var path = At("test.tsv");
        var qrels = Qrels.Of([new("q 1", PassageId.Of("a b"), 1)]);

        await BeirQrels.WriteAsync(qrels, path, Cancellation);

        Assert.Equal("query-id\tcorpus-id\tscore\nq 1\ta b\t1\n", await File.ReadAllTextAsync(path, Cancellation));
        Assert.Equal(qrels.Judgements(), (await BeirQrels.ReadAsync(path, Cancellation)).Judgements());
    }

    [Fact]
    public async Task A_run_comes_back_as_it_was_written()
    {
        var path = At("run.txt");
        await File.WriteAllTextAsync(path, "q1 Q0 a 1 0.30000000000000004 mine\nq1 Q0 b 2 0.1 mine\n", Cancellation);

        var run = await TrecRun.ReadAsync(path, Cancellation);
        await TrecRun.WriteAsync(run, At("again.txt"), Cancellation);

        Assert.Equal("mine", run.Name);
        Assert.Equal(await File.ReadAllTextAsync(path, Cancellation), await File.ReadAllTextAsync(At("again.txt"), Cancellation));
    }

    [Fact]
    public async Task A_run_is_ordered_by_score_and_equal_scores_by_rank()
    {
        var path = At("run.txt");
        await File.WriteAllTextAsync(path, "q Q0 a 3 0.5 r\nq Q0 z 2 0.5 r\nq Q0 m 1 0.1 r\nq Q0 b 9 0.9 r\n", Cancellation);

        var run = await TrecRun.ReadAsync(path, Cancellation);

        Assert.Equal(["b", "z", "a", "m"], run.RankingOf("q").Select(place => place.Id.Value));
    }

    [Theory]
    [InlineData("q1 0 a 1\nq1 0 b\n", 2, 1)]
    [InlineData("q1 0 a 1\n\nq1  0\tb one\n", 3, 9)]
    [InlineData("q1 0 a 1\nq1 0 a 1\n", 2, 6)]
    public async Task A_wrong_line_of_TRECs_judgements_is_named(string text, int line, int column) =>
        AssertAt(line, column, await WrongAsync(text, path => TrecQrels.ReadAsync(path, Cancellation)));

    [Theory]
    [InlineData("query-id\tcorpus-id\tscore\nq1\ta\tgood\n", 2, 6)]
    [InlineData("query-id\tcorpus-id\tscore\nq1\t\t1\n", 2, 4)]
    [InlineData("query-id\tcorpus-id\tscore\nq1 a 1\n", 2, 1)]
    [InlineData("q1\ta\t1\nq1\tb\t1\n", 1, 6)]
    public async Task A_wrong_line_of_BEIRs_judgements_is_named(string text, int line, int column) =>
        AssertAt(line, column, await WrongAsync(text, path => BeirQrels.ReadAsync(path, Cancellation)));

    [Theory]
    [InlineData("q Q0 a 1 x r\n", 1, 10)]
    [InlineData("q Q0 a 1 0.5 r\nq Q0 a 2 0.4 r\n", 2, 6)]
    [InlineData("q Q0 a first 0.5 r\n", 1, 8)]
    [InlineData("q Q0 a 1 0.5\n", 1, 1)]
    public async Task A_wrong_line_of_a_run_is_named(string text, int line, int column) =>
        AssertAt(line, column, await WrongAsync(text, path => TrecRun.ReadAsync(path, Cancellation)));

    [Fact]
    public async Task A_folder_in_BEIRs_layout_comes_back_as_it_was_written()
    {
        var data = new BeirData
        {
            Documents = [new(PassageId.Of("d1"), "Title", "Text “quoted”"), new(PassageId.Of("d2"), "", "Only text")],
            Queries = [new("q1", "What?"), new("q2", "Not judged?")],
            Qrels = Qrels.Of([new("q1", PassageId.Of("d1"), 1)]),
        };

        await BeirFolder.WriteAsync(data, At("set"), "dev", Cancellation);
        var again = await BeirFolder.LoadAsync(At("set"), "dev", Cancellation);

        Assert.Equal(data.Documents, again.Documents);
        Assert.Equal(data.Queries, again.Queries);
        Assert.Equal(["q1"], again.JudgedQueries().Select(query => query.Id));
        Assert.Equal("Title\nText “quoted”", again.Documents[0].ToPassage().Text);
    }

    [Theory]
    [InlineData("{\"_id\": \"d1\", \"text\": \"a\"}\n{\"_id\": \"d2\" \"text\"}\n", 2, 14)]
    [InlineData("{\"_id\": \"é\" x}\n", 1, 13)]
    [InlineData("{\"_id\": \"d1\"}\n", 1, 1)]
    [InlineData("{\"_id\": \"\", \"text\": \"a\"}\n", 1, 1)]
    [InlineData("[1]\n", 1, 1)]
    [InlineData("{\"_id\": \"d1\", \"text\": \"a\"}\n{\"_id\": \"d1\", \"text\": \"b\"}\n", 2, 1)]
    [InlineData("{\"_id\": \"d1\", \"text\": {}}\n", 1, 1)]
    public async Task A_wrong_line_of_a_corpus_is_named(string corpus, int line, int column)
    {
        await WriteFolderAsync(corpus);

        var error = await Assert.ThrowsAsync<EvaluationFileException>(
            () => BeirFolder.LoadAsync(_folder, "test", Cancellation));

        AssertAt(line, column, error);
        Assert.EndsWith("corpus.jsonl", error.File, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_judged_query_that_is_not_there_is_named()
    {
        await WriteFolderAsync("{\"_id\": \"d1\", \"text\": \"a\"}\n");
        await File.WriteAllTextAsync(At("qrels/test.tsv"), "query-id\tcorpus-id\tscore\nq7\td1\t1\n", Cancellation);

        var error = await Assert.ThrowsAsync<EvaluationFileException>(
            () => BeirFolder.LoadAsync(_folder, "test", Cancellation));

        Assert.Contains("'q7'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_file_is_named()
    {
        var error = await Assert.ThrowsAsync<EvaluationFileException>(
            () => BeirFolder.LoadAsync(_folder, "test", Cancellation));

        Assert.Equal(At("corpus.jsonl"), error.File);
    }

    private static void AssertAt(int line, int column, EvaluationFileException error) =>
        Assert.Equal((line, column), (error.Line, error.Column));

    private async Task<EvaluationFileException> WrongAsync<T>(string text, Func<string, Task<T>> read)
    {
        var path = At("wrong.txt");
        await File.WriteAllTextAsync(path, text, Cancellation);
        var error = await Assert.ThrowsAsync<EvaluationFileException>(() => read(path));
        Assert.Equal(path, error.File);
        return error;
    }

    private async Task WriteFolderAsync(string corpus)
    {
        Directory.CreateDirectory(At("qrels"));
        await File.WriteAllTextAsync(At("corpus.jsonl"), corpus, Cancellation);
        await File.WriteAllTextAsync(At("queries.jsonl"), "{\"_id\": \"q1\", \"text\": \"a\"}\n", Cancellation);
        await File.WriteAllTextAsync(At("qrels/test.tsv"), "query-id\tcorpus-id\tscore\nq1\td1\t1\n", Cancellation);
    }

    private string At(string name) => Path.Combine(_folder, name);
}
