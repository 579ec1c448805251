using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Rung.Cli.Tests;

public sealed class RetrievalSearchTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("rung-search-").FullName;

    public RetrievalSearchTests()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "docs"));
        var questions = new StringBuilder("question,answer,town\n");
        for (var i = 0; i < 120; i++)
        {
            var town = string.Concat("bcdfghklmn"[i % 10], "aeiou"[i / 10 % 5], "prstvwxzjqbd"[i / 10], "aeiou"[i % 5], "n");
            File.WriteAllText(Path.Combine(_folder, "docs", $"{town}.md"), $"# {town}\n\nThe tower of {town}, as seen from the river in the morning, measures {20 + i} metres and some more of iron.\n");
            questions.Append(CultureInfo.InvariantCulture, $"How high is the tower of {town}?,{20 + i} metres and some more,{town}\n");
        }

        File.WriteAllText(Path.Combine(_folder, "questions.csv"), questions.ToString());

        // Today one cuts far too small.
        File.WriteAllText(Path.Combine(_folder, "rung.yaml"), """
            task: towers
            output: { kind: text }
            data: { examples: questions.csv, input: question, expected: answer, group: town }
            documents: docs
            metric: contains
            retrieval: { max_tokens: 8, overlap: 0 }
            """);
    }

    private string TaskFile => Path.Combine(_folder, "rung.yaml");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Settings_are_searched_kept_and_used_by_the_climb()
    {
        var search = await RunningCommand.RunAsync(["retrieval", _folder, "--search", "--seconds", "20", "--json", "--write"]);
        var climb = await RunningCommand.RunAsync(["climb", _folder, "--json", "--accept", "twins-of-test"]);

        Assert.Equal(0, search.ExitCode);
        using var json = JsonDocument.Parse(search.Output);
        var advised = json.RootElement.GetProperty("advised");
        Assert.True(advised.GetProperty("change").GetBoolean());
        Assert.Contains(
            $"max_tokens: {advised.GetProperty("settings").GetProperty("maxTokens").GetInt32()},",
            await File.ReadAllTextAsync(TaskFile, TestContext.Current.CancellationToken),
            StringComparison.Ordinal);
        Assert.Contains("<svg", await File.ReadAllTextAsync(Path.Combine(_folder, ".rung", "retrieval.html"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        using var report = JsonDocument.Parse(climb.Output);
        var retrieval = report.RootElement.GetProperty("retrieval");
        Assert.Equal(120, retrieval.GetProperty("documents").GetInt32());
        Assert.Contains("rung.yaml says so", retrieval.GetProperty("reasons")[0].GetString(), StringComparison.Ordinal);
        Assert.Equal(advised.GetProperty("settings").GetProperty("passages").GetInt32(), retrieval.GetProperty("count").GetInt32());
    }

    [Fact]
    public async Task Without_documents_or_with_a_wrong_limit_it_is_said_what_to_do()
    {
        var seconds = await RunningCommand.RunAsync(["retrieval", _folder, "--search", "--seconds", "0"]);
        await File.WriteAllTextAsync(TaskFile, "task: towers\noutput: { kind: text }\ndata: { examples: questions.csv, input: question, expected: answer }\n", TestContext.Current.CancellationToken);
        var documents = await RunningCommand.RunAsync(["retrieval", _folder, "--search"]);

        Assert.Equal((2, 2), (seconds.ExitCode, documents.ExitCode));
        Assert.Contains("--seconds", seconds.Errors, StringComparison.Ordinal);
        Assert.Contains("a folder of documents", documents.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_index_is_cut_as_the_task_says_unless_one_types_otherwise()
    {
        var said = await RunningCommand.RunAsync(["index", _folder]);
        var typed = await RunningCommand.RunAsync(["index", _folder, "--max-tokens", "256"]);

        Assert.Contains("120 passages can be found", typed.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("120 passages can be found", said.Output, StringComparison.Ordinal);
    }
}
