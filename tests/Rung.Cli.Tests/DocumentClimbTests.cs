using System.Text.Json;
using Rung.Engine.Tests.Providers;

namespace Rung.Cli.Tests;

public sealed class DocumentClimbTests : IDisposable
{
    private static readonly string[] Kinds = ["Copper", "Willow", "Harbour", "Meadow", "Granite", "Sparrow", "Lantern", "Orchard"];

    private static readonly string[] Rooms = ["workshop", "archive", "greenhouse", "cellar", "library", "attic", "garage", "studio"];

    private static readonly string[] Keepers = ["Annabell", "Bertrand", "Christos", "Dorothea", "Eberhard", "Francesca", "Gwendolyn", "Hildegard"];

    private static readonly string[] Names = ["Abernathy", "Brightwater", "Cunningham", "Drinkwater", "Everingham", "Fairbrother", "Goldsworthy", "Hollingsworth"];

    /// <summary>The candidates of the scripted model that may be shipped.</summary>
    private static readonly string[] Answering = ["documents served", "whole corpus served"];

    private readonly TaskFolder _task = new();

    public DocumentClimbTests()
    {
        _task.Write("rung.yaml", """
            task: keys
            instructions: Say who keeps the key.
            output: { kind: text }
            data: { examples: questions.csv, input: question, expected: answer, group: house }
            documents: docs
            metric: contains
            """);
        Directory.CreateDirectory(Path.Combine(_task.Path, "docs"));
        var questions = "question,answer,house\n";
        for (var house = 0; house < Kinds.Length; house++)
        {
            var text = $"# {Kinds[house]} house\n\n";
            for (var room = 0; room < Rooms.Length; room++)
            {
                var keeper = $"{Keepers[room]} {Names[(house + room) % Names.Length]}";
                text += $"## The {Rooms[room]} of {Kinds[house]} house\n\nNobody enters without asking. The key to the {Rooms[room]} of {Kinds[house]} house is kept by {keeper}. It opens at nine.\n\n";
                questions += $"Who keeps the key to the {Rooms[room]} of {Kinds[house]} house?,{keeper},{Kinds[house]}\n";
            }

            _task.Write(Path.Combine("docs", $"{Kinds[house]}.md"), text);
        }

        _task.Write("questions.csv", questions);
    }

    public void Dispose() => _task.Dispose();

    [Fact]
    public async Task Documents_are_measured_as_answers_without_any_model()
    {
        var result = await RunningCommand.RunAsync(["climb", _task.Path, "--json"]);
        using var json = Parse(result);
        var root = json.RootElement;

        var sentence = Candidate(root, "best sentence");
        Assert.Equal("baseline", sentence.GetProperty("rung").GetString());
        Assert.InRange(sentence.GetProperty("test").GetProperty("value").GetDouble(), 0.9, 1);
        Assert.InRange(Candidate(root, "best passage").GetProperty("dev").GetProperty("value").GetDouble(), 0.9, 1);
        var retrieval = root.GetProperty("retrieval");
        Assert.Equal(8, retrieval.GetProperty("documents").GetInt32());
        Assert.Equal("bm25", retrieval.GetProperty("retrievers")[0].GetProperty("name").GetString());
        Assert.DoesNotContain(NotTried(root), line => line.StartsWith("passages of documents", StringComparison.Ordinal));
        Assert.Contains(NotTried(root), line => line.StartsWith("retrieve: no model is configured that could read passages", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_gate_of_a_tuned_retriever_goes_by_the_questions_whose_passage_is_known()
    {
        var result = await RunningCommand.RunAsync(["climb", _task.Path, "--json"]);
        using var json = Parse(result);
        var root = json.RootElement;

        var found = root.GetProperty("retrieval").GetProperty("answers").GetProperty("found").GetInt32();
        var evidence = root.GetProperty("gates").GetProperty("remedies").EnumerateArray()
            .SelectMany(remedy => remedy.GetProperty("gates").EnumerateArray())
            .Select(gate => gate.GetProperty("evidence").GetString()!)
            .Where(text => text.Contains("question–passage pairs", StringComparison.Ordinal));
        Assert.StartsWith($"{found} question–passage pairs (measured, questions of train and dev", Assert.Single(evidence), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_report_shows_retrieval_by_itself()
    {
        var plain = await RunningCommand.RunAsync(["climb", _task.Path]);
        var markdown = await RunningCommand.RunAsync(["report", _task.Path, "--markdown"]);

        Assert.Contains("Retrieval by itself", plain.Output, StringComparison.Ordinal);
        Assert.Contains("## Retrieval by itself", markdown.Output, StringComparison.Ordinal);
        var page = await File.ReadAllTextAsync(Path.Combine(_task.State, "report.html"), TestContext.Current.CancellationToken);
        Assert.Contains("id=\"retrieval\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_is_asked_with_passages_and_its_citations_are_checked()
    {
        await using var provider = await ScriptedProvider.StartAsync();
        provider.Usual = Reply.Text("Annabell Abernathy keeps the key [1]");
        _task.UseModel(provider.Url);

        var first = await RunningCommand.RunAsync(["climb", _task.Path, "--json", "--yes"]);
        var calls = provider.Requests.Count;
        var second = await RunningCommand.RunAsync(["climb", _task.Path, "--json", "--yes"]);
        using var json = Parse(first);
        using var again = Parse(second);

        Assert.Contains(provider.Requests, request => request.Body.Contains("number=1", StringComparison.Ordinal));
        Assert.False(Candidate(json.RootElement, "gold passage served").GetProperty("deployable").GetBoolean());
        Assert.Equal("retrieve", Candidate(json.RootElement, "documents served").GetProperty("rung").GetString());
        Assert.Equal(calls, provider.Requests.Count);
        Assert.Equal(0, again.RootElement.GetProperty("spent").GetProperty("usd").GetDecimal());
        Assert.Equal(
            json.RootElement.GetProperty("retrieval").GetRawText(), again.RootElement.GetProperty("retrieval").GetRawText());
        Assert.Equal(
            Answering.Where(name => Candidate(json.RootElement, name).GetProperty("state").GetString() == "finalist"),
            json.RootElement.GetProperty("retrieval").GetProperty("checks").EnumerateArray().Select(checks => checks.GetProperty("candidate").GetString()));
    }

    [Fact]
    public async Task A_changed_document_is_measured_anew()
    {
        var before = await RunningCommand.RunAsync(["climb", _task.Path, "--json"]);
        await File.AppendAllTextAsync(
            Path.Combine(_task.Path, "docs", "Copper.md"),
            "\n## The pantry of Copper house\n\nThe key to the pantry of Copper house hangs beside the door of the pantry, where all find it.\n",
            TestContext.Current.CancellationToken);
        var after = await RunningCommand.RunAsync(["climb", _task.Path, "--json"]);
        using var first = Parse(before);
        using var second = Parse(after);

        Assert.NotEqual(
            Candidate(first.RootElement, "best passage").GetProperty("id").GetString(),
            Candidate(second.RootElement, "best passage").GetProperty("id").GetString());
    }

    [Fact]
    public async Task A_folder_without_a_readable_document_is_said_not_to_be_tried()
    {
        Directory.Delete(Path.Combine(_task.Path, "docs"), recursive: true);
        Directory.CreateDirectory(Path.Combine(_task.Path, "docs"));

        var result = await RunningCommand.RunAsync(["climb", _task.Path, "--json"]);
        using var json = Parse(result);

        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("retrieval").ValueKind);
        Assert.Contains(NotTried(json.RootElement), line => line.StartsWith("passages of documents: no passage could be read from docs", StringComparison.Ordinal));
    }

    private static JsonDocument Parse(CommandResult result)
    {
        Assert.True(result.Output.StartsWith('{'), result.Errors);
        return JsonDocument.Parse(result.Output);
    }

    private static JsonElement Candidate(JsonElement root, string name) =>
        root.GetProperty("candidates").EnumerateArray().First(candidate => candidate.GetProperty("name").GetString() == name);

    private static string[] NotTried(JsonElement root) =>
        [.. root.GetProperty("verdict").GetProperty("notTried").EnumerateArray().Select(line => line.GetString()!)];
}
