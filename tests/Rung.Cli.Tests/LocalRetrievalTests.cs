using System.Globalization;
using System.Text.Json;
using Rung.Engine.Tests.Local;
using Rung.Tensors.Tests.Models;

namespace Rung.Cli.Tests;

/// <summary>Vectors and orders by models of this machine, from the index to the climb. Their weights are random: what is shown is the way, not the worth.</summary>
public sealed class LocalRetrievalTests : IDisposable
{
    private static readonly string[] Things = ["spoke", "deposit", "office", "lantern", "saddle", "ferry", "helmet", "basket"];

    private readonly TaskFolder _task = new();
    private readonly TinyEncoder _encoder = new();
    private readonly TinyEncoder _cross = new(RandomModel.BertCrossEncoder);

    public LocalRetrievalTests()
    {
        Directory.CreateDirectory(Path.Combine(_task.Path, "docs"));
        var questions = "question,answer\n";
        foreach (var (i, thing) in Things.Index())
        {
            var answer = string.Create(CultureInfo.InvariantCulture, $"{(i + 2) * 7} minutes");
            _task.Write(Path.Combine("docs", $"{thing}.md"), $"A {thing} waits {answer}.\n");
            questions += string.Concat(Enumerable.Range(0, 4).Select(n => $"How long does one wait for a {thing} on day {n}?,{answer}\n"));
        }

        _task.Write("questions.csv", questions);
        _task.Write("rung.yaml", $$"""
            task: waits
            instructions: Say how long one waits.
            output: { kind: text }
            data: { examples: questions.csv, input: question, expected: answer }
            documents: docs
            metric: contains
            budget: { usd: 0 }
            embedders:
              small: { provider: local, model: {{_encoder.Folder}}, query_prefix: "query: ", passage_prefix: "passage: " }
            rerankers:
              cross: { provider: local, model: {{_cross.Folder}} }
            """);
    }

    public void Dispose()
    {
        _task.Dispose();
        _encoder.Dispose();
        _cross.Dispose();
    }

    [Fact]
    public async Task An_index_is_embedded_without_a_question_and_found_by_its_vectors_and_ordered_anew()
    {
        var index = await RunningCommand.RunAsync(["index", _task.Path, "--embedder", "small"]);
        var found = await RunningCommand.RunAsync(["search", "spoke", _task.Path, "--retriever", "small", "--count", "8", "--json"]);
        var ordered = await RunningCommand.RunAsync(["search", "spoke", _task.Path, "--retriever", "small", "--rerank", "cross", "--count", "8", "--json"]);

        Assert.True(index.ExitCode == 0, index.Errors);
        Assert.Contains("rung search --retriever small finds by its vectors now", index.Output, StringComparison.Ordinal);
        Assert.Contains("paid $0", index.Output, StringComparison.Ordinal);
        Assert.Equal(Things.Order(), DocumentsOf(found).Order());
        Assert.Equal(Things.Order(), DocumentsOf(ordered).Order());
        Assert.NotEqual(DocumentsOf(found), DocumentsOf(ordered));
    }

    [Fact]
    public async Task An_index_by_other_weights_is_refused()
    {
        await RunningCommand.RunAsync(["index", _task.Path, "--embedder", "small"]);
        RandomModel.Write(_encoder.Folder, RandomModel.Bert, seed: 6);

        var found = await RunningCommand.RunAsync(["search", "spoke", _task.Path, "--retriever", "small"]);

        Assert.Equal(2, found.ExitCode);
        Assert.Contains("urn:rung-model:", found.Errors, StringComparison.Ordinal);
        Assert.Contains("(24 components)", found.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_is_missing_is_said()
    {
        Directory.Move(_encoder.Folder, $"{_encoder.Folder}-away");
        try
        {
            var index = await RunningCommand.RunAsync(["index", _task.Path, "--embedder", "small"]);

            Assert.Equal(2, index.ExitCode);
            Assert.Contains($"found no folder {_encoder.Folder}", index.Errors, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Move($"{_encoder.Folder}-away", _encoder.Folder);
        }
    }

    [Fact]
    public async Task A_collection_is_measured_by_them()
    {
        Directory.CreateDirectory(Path.Combine(_task.Path, "beir", "qrels"));
        _task.Write("beir/corpus.jsonl", string.Concat(Things.Select(thing => $$"""{"_id": "{{thing}}", "title": "", "text": "A {{thing}} waits."}""" + "\n")));
        _task.Write("beir/queries.jsonl", string.Concat(Things.Select(thing => $$"""{"_id": "q-{{thing}}", "text": "a {{thing}}"}""" + "\n")));
        _task.Write("beir/qrels/test.tsv", "query-id\tcorpus-id\tscore\n" + string.Concat(Things.Select(thing => $"q-{thing}\t{thing}\t1\n")));

        var measured = await RunningCommand.RunAsync(
            ["retrieval", Path.Combine(_task.Path, "beir"), "--task", _task.Path, "--retriever", "bm25", "--retriever", "small", "--rerank", "cross", "--json"]);

        Assert.True(measured.ExitCode == 0, measured.Errors);
        using var json = JsonDocument.Parse(measured.Output);
        Assert.Equal(
            ["bm25", "small", "bm25 + cross", "small + cross"],
            json.RootElement.GetProperty("retrievers").EnumerateArray().Select(retriever => retriever.GetProperty("name").GetString()));
    }

    [Fact]
    public async Task A_climb_measures_the_embedder_beside_the_others_for_nothing_and_says_the_same_again()
    {
        var first = await RunningCommand.RunAsync(["climb", _task.Path, "--json", "--accept", "twins-of-test"]);
        var second = await RunningCommand.RunAsync(["climb", _task.Path, "--json", "--accept", "twins-of-test"]);

        Assert.True(first.Output.StartsWith('{'), first.Errors);
        using var json = JsonDocument.Parse(first.Output);
        using var again = JsonDocument.Parse(second.Output);
        Assert.Contains("bm25+small", RetrieversOf(json));
        Assert.Contains("small", RetrieversOf(json));
        Assert.Equal(0, json.RootElement.GetProperty("spent").GetProperty("usd").GetDecimal());
        Assert.Equal(json.RootElement.GetProperty("retrieval").GetRawText(), again.RootElement.GetProperty("retrieval").GetRawText());
    }

    [Fact]
    public async Task A_climb_goes_on_without_an_embedder_whose_files_are_no_encoder_and_says_so()
    {
        RandomModel.Write(_encoder.Folder, RandomModel.Llama, seed: 1);

        var climb = await RunningCommand.RunAsync(["climb", _task.Path, "--json", "--accept", "twins-of-test"]);

        Assert.True(climb.Output.StartsWith('{'), climb.Errors);
        using var json = JsonDocument.Parse(climb.Output);
        Assert.DoesNotContain("small", RetrieversOf(json));
        Assert.Contains(
            json.RootElement.GetProperty("notes").EnumerateArray(),
            note => note.GetString()!.Contains("'small' cannot be run", StringComparison.Ordinal) && note.GetString()!.Contains("(llama)", StringComparison.Ordinal));
    }

    private static string?[] RetrieversOf(JsonDocument json) =>
        [.. json.RootElement.GetProperty("retrieval").GetProperty("retrievers").EnumerateArray().Select(retriever => retriever.GetProperty("name").GetString())];

    private static string[] DocumentsOf(CommandResult result)
    {
        Assert.True(result.ExitCode == 0, result.Errors);
        using var json = JsonDocument.Parse(result.Output);
        return [.. json.RootElement.GetProperty("passages").EnumerateArray().Select(passage => Path.GetFileNameWithoutExtension(passage.GetProperty("document").GetString()!))];
    }
}
