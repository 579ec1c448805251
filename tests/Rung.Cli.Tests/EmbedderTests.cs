using System.Globalization;
using System.Text.Json;
using Rung.Engine.Tests.Providers;

namespace Rung.Cli.Tests;

/// <summary>Vectors by a model of rung.yaml, from the index to the climb.</summary>
public sealed class EmbedderTests : IDisposable
{
    private static readonly string[] Things = ["spoke", "deposit", "office", "lantern", "saddle", "ferry", "helmet", "basket"];

    private readonly TaskFolder _task = new();

    public EmbedderTests()
    {
        Directory.CreateDirectory(Path.Combine(_task.Path, "docs"));
        var questions = "question,answer\n";
        foreach (var (i, thing) in Things.Index())
        {
            var answer = string.Create(CultureInfo.InvariantCulture, $"{(i + 2) * 7} minutes and {i + 11} seconds");
            _task.Write(Path.Combine("docs", $"{thing}.md"), $"# {thing}\n\nWhoever asks about a {thing} waits {answer} before anything happens.\n");
            questions += string.Concat(Enumerable.Range(0, 4).Select(n => $"How long does one wait for a {thing} on day {n}?,{answer}\n"));
        }

        _task.Write("questions.csv", questions);
    }

    public void Dispose() => _task.Dispose();

    [Fact]
    public async Task An_index_is_embedded_after_its_price_is_said_and_found_by_its_vectors()
    {
        await using var server = await StartAsync();

        var unasked = await RunningCommand.RunAsync(["index", _task.Path, "--embedder", "small"]);
        var asked = server.Requests.Count;
        var index = await RunningCommand.RunAsync(["index", _task.Path, "--embedder", "small", "--yes"]);
        var requests = server.Requests.Count;
        var again = await RunningCommand.RunAsync(["index", _task.Path, "--embedder", "small"]);
        var found = await RunningCommand.RunAsync(["search", "asks about a saddle", _task.Path, "--retriever", "small"]);
        var fused = await RunningCommand.RunAsync(["search", "asks about a ferry", _task.Path, "--retriever", "bm25+small", "--json"]);

        Assert.Equal((2, 0), (unasked.ExitCode, asked));
        Assert.Contains("8 texts to embed", unasked.Errors, StringComparison.Ordinal);
        Assert.Contains("at most $", unasked.Errors, StringComparison.Ordinal);
        Assert.Contains("paid $", index.Output, StringComparison.Ordinal);
        Assert.Equal((0, requests + 2), (again.ExitCode, server.Requests.Count));
        Assert.StartsWith("1. saddle.md", found.Output, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(fused.Output);
        Assert.Equal("ferry.md", json.RootElement.GetProperty("passages")[0].GetProperty("document").GetString());
    }

    [Fact]
    public async Task Another_model_than_that_of_the_index_is_refused_with_both_names()
    {
        await using var server = await StartAsync();
        await RunningCommand.RunAsync(["index", _task.Path, "--embedder", "small", "--yes"]);
        var yaml = await File.ReadAllTextAsync(Path.Combine(_task.Path, "rung.yaml"), TestContext.Current.CancellationToken);
        _task.Write("rung.yaml", yaml.Replace("model: e-1", "model: e-2, dimensions: 32", StringComparison.Ordinal));

        var found = await RunningCommand.RunAsync(["search", "saddle", _task.Path, "--retriever", "small"]);

        Assert.Equal(2, found.ExitCode);
        Assert.Contains("e-1", found.Errors, StringComparison.Ordinal);
        Assert.Contains("(64 components)", found.Errors, StringComparison.Ordinal);
        Assert.Contains("e-2", found.Errors, StringComparison.Ordinal);
        Assert.Contains("(32 components)", found.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_embedder_that_the_index_does_not_know_or_the_task_does_not_name_is_said()
    {
        await using var server = await StartAsync();
        await RunningCommand.RunAsync(["index", _task.Path]);

        var notIndexed = await RunningCommand.RunAsync(["search", "saddle", _task.Path, "--retriever", "small"]);
        var unknown = await RunningCommand.RunAsync(["search", "saddle", _task.Path, "--retriever", "large"]);

        Assert.Contains("no vectors by 'small'", notIndexed.Errors, StringComparison.Ordinal);
        Assert.Contains("large: found no such name under 'embedders'", unknown.Errors, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task A_reranker_has_the_last_word_in_search()
    {
        await using var server = await StartAsync();
        await RunningCommand.RunAsync(["index", _task.Path]);
        server.Enqueue(Reply.Json(request =>
        {
            using var body = JsonDocument.Parse(request.Body);
            var results = body.RootElement.GetProperty("documents").EnumerateArray()
                .Select((text, index) => new { index, relevance_score = text.GetString()!.Contains("ferry", StringComparison.Ordinal) ? 1.0 : 0.1 });
            return JsonSerializer.Serialize(new { results });
        }));

        var found = await RunningCommand.RunAsync(["search", "whoever asks about a saddle", _task.Path, "--rerank", "cross"]);

        Assert.StartsWith("1. ferry.md", found.Output, StringComparison.Ordinal);
        Assert.Equal("/v1/rerank", Assert.Single(server.Requests).Path);
    }

    [Fact]
    public async Task A_collection_is_measured_with_an_embedder_alone_fused_and_priced()
    {
        await using var server = await StartAsync();
        var corpus = string.Concat(Things.Select(thing => $$"""{"_id": "{{thing}}", "title": "", "text": "Whoever asks about a {{thing}} waits."}""" + "\n"));
        var queries = string.Concat(Things.Select(thing => $$"""{"_id": "q-{{thing}}", "text": "asks about a {{thing}}"}""" + "\n"));
        Directory.CreateDirectory(Path.Combine(_task.Path, "beir", "qrels"));
        _task.Write("beir/corpus.jsonl", corpus);
        _task.Write("beir/queries.jsonl", queries);
        _task.Write("beir/qrels/test.tsv", "query-id\tcorpus-id\tscore\n" + string.Concat(Things.Select(thing => $"q-{thing}\t{thing}\t1\n")));

        var measured = await RunningCommand.RunAsync(
            ["retrieval", Path.Combine(_task.Path, "beir"), "--task", _task.Path, "--retriever", "bm25", "--retriever", "small", "--retriever", "bm25+small", "--json", "--yes"]);

        using var json = JsonDocument.Parse(measured.Output);
        var retrievers = json.RootElement.GetProperty("retrievers").EnumerateArray().ToArray();
        Assert.Equal(["bm25", "small", "bm25+small"], retrievers.Select(retriever => retriever.GetProperty("name").GetString()));
        Assert.All(retrievers, retriever => Assert.InRange(retriever.GetProperty("metrics").GetProperty("recall@1").GetProperty("value").GetDouble(), 0.5, 1));
        Assert.Contains("16 texts to embed", measured.Errors, StringComparison.Ordinal);
        Assert.Contains("paid $", measured.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_climb_measures_the_embedder_beside_the_others_pays_once_and_counts_the_money()
    {
        await using var server = await StartAsync();

        var first = await RunningCommand.RunAsync(["climb", _task.Path, "--json", "--yes", "--accept", "twins-of-test"]);
        var requests = server.Requests.Count;
        var second = await RunningCommand.RunAsync(["climb", _task.Path, "--json", "--accept", "twins-of-test"]);
        using var json = Parse(first);
        using var again = Parse(second);

        Assert.Contains("small: ", first.Errors, StringComparison.Ordinal);
        Assert.Equal(
            ["bm25", "lsa", "hybrid", "small", "bm25+small"],
            json.RootElement.GetProperty("retrieval").GetProperty("retrievers").EnumerateArray().Select(retriever => retriever.GetProperty("name").GetString()));
        Assert.True(json.RootElement.GetProperty("spent").GetProperty("usd").GetDecimal() > 0);
        Assert.Equal(requests, server.Requests.Count);
        Assert.Equal(0, again.RootElement.GetProperty("spent").GetProperty("usd").GetDecimal());
        Assert.Equal(json.RootElement.GetProperty("retrieval").GetRawText(), again.RootElement.GetProperty("retrieval").GetRawText());
    }

    [Fact]
    public async Task A_climb_goes_on_without_an_embedder_that_fails_and_says_so()
    {
        await using var server = await StartAsync();
        server.Usual = Reply.Error(400, "no such model");

        using var json = Parse(await RunningCommand.RunAsync(["climb", _task.Path, "--json", "--yes", "--accept", "twins-of-test"]));

        Assert.Equal(
            ["bm25", "lsa", "hybrid"],
            json.RootElement.GetProperty("retrieval").GetProperty("retrievers").EnumerateArray().Select(retriever => retriever.GetProperty("name").GetString()));
        Assert.Contains(
            json.RootElement.GetProperty("notes").EnumerateArray(),
            note => note.GetString()!.Contains("Embedder 'small' is not used", StringComparison.Ordinal) && note.GetString()!.Contains("no such model", StringComparison.Ordinal));
    }

    private static JsonDocument Parse(CommandResult result)
    {
        Assert.True(result.Output.StartsWith('{'), result.Errors);
        return JsonDocument.Parse(result.Output);
    }

    private async Task<ScriptedProvider> StartAsync()
    {
        var server = await ScriptedProvider.StartAsync();
        server.Usual = EmbeddingReplies.OpenAi();
        _task.Write("rung.yaml", $$"""
            task: waits
            instructions: Say how long one waits.
            output: { kind: text }
            data: { examples: questions.csv, input: question, expected: answer }
            documents: docs
            metric: contains
            embedders:
              small: { provider: compatible, model: e-1, url: {{server.Url}}, price: { input: 0.02 }, batch: 8 }
            rerankers:
              cross: { provider: compatible, model: r-1, url: {{server.Url}}, price: { per_request: 0.002 } }
            """);
        return server;
    }
}
