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
