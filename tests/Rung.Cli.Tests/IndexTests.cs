using System.Text.Json;

namespace Rung.Cli.Tests;

public sealed class IndexTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("rung-docs-").FullName;

    public IndexTests()
    {
        File.WriteAllText(Path.Combine(_folder, "repairs.md"), "# Repairs\n\nA broken spoke is mended within two days.\n");
        File.WriteAllText(Path.Combine(_folder, "prices.md"), "# Prices\n\nThe deposit comes back when the bicycle does.\n");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_folder_is_indexed_and_searched_with_every_score_explained()
    {
        var index = await RunningCommand.RunAsync(["index", _folder]);
        var search = await RunningCommand.RunAsync(["search", "mending spokes", _folder, "--explain"]);

        Assert.Equal(0, index.ExitCode);
        Assert.Contains("2 passages can be found. 2 files new", index.Output, StringComparison.Ordinal);
        Assert.StartsWith("1. repairs.md · Repairs", search.Output, StringComparison.Ordinal);
        Assert.Contains("spoke", search.Output, StringComparison.Ordinal);
        Assert.Contains("= idf", search.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_what_changed_is_read_again()
    {
        await RunningCommand.RunAsync(["index", _folder]);
        await File.WriteAllTextAsync(Path.Combine(_folder, "hours.md"), "The office opens at nine.\n", TestContext.Current.CancellationToken);

        var again = await RunningCommand.RunAsync(["index", _folder]);

        Assert.Contains("1 files new, 0 changed, 0 gone; 1 passages cut", again.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_found_is_one_object_of_json()
    {
        await RunningCommand.RunAsync(["index", _folder]);

        var search = await RunningCommand.RunAsync(["search", "deposit", _folder, "--json", "--retriever", "hybrid"]);

        using var json = JsonDocument.Parse(search.Output);
        Assert.Equal("rung.search/1", json.RootElement.GetProperty("schema").GetString());
        Assert.Equal("prices.md", json.RootElement.GetProperty("passages")[0].GetProperty("document").GetString());
    }

    [Fact]
    public async Task Many_vectors_are_searched_through_a_graph_whose_recall_is_said()
    {
        var lines = Enumerable.Range(0, 100).Select(i => JsonSerializer.Serialize(new { text = $"Part {i} of bicycle {i % 7} costs {i * 3} euros and fits wheel {i % 11}." }));
        await File.WriteAllLinesAsync(Path.Combine(_folder, "parts.jsonl"), lines, TestContext.Current.CancellationToken);

        var index = await RunningCommand.RunAsync(["index", _folder, "--exact-up-to", "50"]);
        var byVectors = await RunningCommand.RunAsync(["search", "part 17 of bicycle 3", _folder, "--retriever", "lsa"]);
        var byWords = await RunningCommand.RunAsync(["search", "part 17 of bicycle 3", _folder]);

        const string note = "lsa: 102 vectors, searched through a graph, which finds most of what is nearest: recall@10 ";
        Assert.Contains("  " + note, index.Output, StringComparison.Ordinal);
        Assert.Contains("\n" + note, byVectors.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("graph", byWords.Output, StringComparison.Ordinal);
        Assert.Contains("Part 17 of bicycle 3", byVectors.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Questions_of_a_task_measure_its_graph()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "docs"));
        var lines = Enumerable.Range(0, 100).Select(i => JsonSerializer.Serialize(new { text = $"Part {i} of bicycle {i % 7} costs {i * 3} euros and fits wheel {i % 11}." }));
        await File.WriteAllLinesAsync(Path.Combine(_folder, "docs", "parts.jsonl"), lines, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(_folder, "rung.yaml"), "task: parts\noutput: { kind: text }\ndata: { examples: examples.csv }\ndocuments: docs\n", TestContext.Current.CancellationToken);
        await File.WriteAllLinesAsync(
            Path.Combine(_folder, "examples.csv"),
            ["input,expected", .. Enumerable.Range(0, 120).Select(i => $"what does part {i} of the bicycle cost,{i * 3} euros")],
            TestContext.Current.CancellationToken);

        var index = await RunningCommand.RunAsync(["index", _folder, "--exact-up-to", "50"]);

        Assert.Contains("(questions of the task)", index.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_border_that_is_no_number_of_vectors_is_refused()
    {
        var index = await RunningCommand.RunAsync(["index", _folder, "--exact-up-to", "-1"]);

        Assert.Equal(2, index.ExitCode);
        Assert.Contains("--exact-up-to: found -1; expected a whole number from 0.", index.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("search", "deposit")]
    [InlineData("retrieval")]
    public async Task Without_an_index_or_a_collection_it_is_said_what_to_do(params string[] arguments)
    {
        var result = await RunningCommand.RunAsync([.. arguments, _folder]);

        Assert.Equal(2, result.ExitCode);
        Assert.DoesNotContain("   at ", result.Errors, StringComparison.Ordinal);
        Assert.Contains("rung: ", result.Errors, StringComparison.Ordinal);
    }
}
