using System.Text;
using System.Text.Json;
using Rung.Engine.Tests.Local;
using Rung.Tensors.Tests.Models;

namespace Rung.Cli.Tests;

public sealed class LocalModelTests : IDisposable
{
    private readonly TaskFolder _task = new();
    private readonly TinyModel _model = new();

    public void Dispose()
    {
        _task.Dispose();
        _model.Dispose();
    }

    [Fact]
    public async Task A_message_that_is_piped_in_is_answered_on_standard_output()
    {
        var result = await RunningCommand.RunWithInputAsync("hello\n", ["chat", _model.Folder, "--max-tokens", "4", "--json"]);

        Assert.Equal(0, result.ExitCode);
        using var json = JsonDocument.Parse(result.Output);
        Assert.Equal("rung.chat/1", json.RootElement.GetProperty("schema").GetString());
        Assert.Equal(4, json.RootElement.GetProperty("tokens").GetInt32());
        Assert.Equal("length", json.RootElement.GetProperty("finish").GetString());
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_words_and_json_says_what_the_plain_answer_is()
    {
        string[] arguments = ["chat", _model.Folder, "--max-tokens", "12", "--temperature", "1", "--seed", "5"];

        var plain = await RunningCommand.RunWithInputAsync("hello", arguments);
        var json = await RunningCommand.RunWithInputAsync("hello", [.. arguments, "--json"]);

        using var parsed = JsonDocument.Parse(json.Output);
        Assert.Equal(plain.Output, $"{parsed.RootElement.GetProperty("answer").GetString()}\n");
    }

    [Fact]
    public async Task The_likeliest_answer_of_a_published_model_is_the_one_that_its_makers_library_gives()
    {
        var folder = SharedModels.Folder("tinystories-656k");
        using var golden = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(folder, "golden.json"), TestContext.Current.CancellationToken));
        var first = golden.RootElement[0];

        var result = await RunningCommand.RunWithInputAsync(first.GetProperty("prompt").GetString()!, ["chat", folder, "--max-tokens", "40"]);

        var expected = first.GetProperty("greedy_text").GetString()!;
        Assert.StartsWith($"{first.GetProperty("prompt").GetString()}{result.Output.TrimEnd('\n')}", expected.TrimStart(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("chat", "/no/such/model", "found no folder /no/such/model")]
    [InlineData("embed", "/no/such/model", "found no folder /no/such/model")]
    public async Task A_model_that_is_not_there_is_wrong_input_and_says_where_it_was_looked_for(string command, string model, string said)
    {
        var result = await RunningCommand.RunWithInputAsync("hello", [command, model]);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(said, result.Errors, StringComparison.Ordinal);
        Assert.Empty(result.Output);
    }

    [Fact]
    public async Task Texts_become_vectors_as_lines_of_JSON_with_their_ids_or_as_an_array_of_NumPy()
    {
        using var encoder = new TinyEncoder();
        var array = Path.Combine(_task.Path, "vectors.npy");
        const string Texts = "{\"id\":\"a\",\"body\":\"a cat\"}\n{\"id\":7,\"body\":\"a dog\"}\n";

        var lines = await RunningCommand.RunWithInputAsync(Texts, ["embed", encoder.Folder, "--field", "body"]);
        var binary = await RunningCommand.RunWithInputAsync(Texts, ["embed", encoder.Folder, "--field", "body", "--out", array]);

        Assert.Equal(0, lines.ExitCode);
        Assert.Equal(0, binary.ExitCode);
        var vectors = lines.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToArray();
        Assert.Equal(["\"a\"", "7"], vectors.Select(vector => vector.GetProperty("id").GetRawText()));
        var bytes = await File.ReadAllBytesAsync(array, TestContext.Current.CancellationToken);
        Assert.Contains("'shape': (2, 24)", Encoding.ASCII.GetString(bytes, 0, 128), StringComparison.Ordinal);
        Assert.Equal(vectors[0].GetProperty("embedding")[0].GetSingle(), BitConverter.ToSingle(bytes, 128));
        Assert.Equal(128 + (2 * 24 * sizeof(float)), bytes.Length);
    }

    [Theory]
    [InlineData("vectors.npy")]
    [InlineData("vectors.jsonl")]
    public async Task Vectors_that_cannot_be_made_whole_leave_the_old_file_as_it_was(string name)
    {
        using var encoder = new TinyEncoder();
        var path = Path.Combine(_task.Path, name);
        await File.WriteAllTextAsync(path, "old", TestContext.Current.CancellationToken);

        var failed = await RunningCommand.RunWithInputAsync(
            "{\"text\":\"a cat\"}\n{\"other\":1}\n", ["embed", encoder.Folder, "--batch", "1", "--out", path]);

        Assert.Equal(2, failed.ExitCode);
        Assert.Contains("standard input:2", failed.Errors, StringComparison.Ordinal);
        Assert.Equal("old", await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
        Assert.Equal([path], Directory.GetFiles(_task.Path, "vectors*"));
    }

    [Fact]
    public async Task An_adapter_is_trained_once_and_the_climb_measures_it()
    {
        UseModel();

        var trained = await RunningCommand.RunAsync(["train", _task.Path, "--epochs", "1", "--dev-examples", "8", "--json"]);
        var again = await RunningCommand.RunAsync(["train", _task.Path, "--epochs", "1", "--dev-examples", "8", "--json"]);
        var climbed = await RunningCommand.RunAsync(["climb", _task.Path, "--json"]);

        Assert.True(trained.ExitCode == 0, trained.Errors);
        var adapter = Adapter(trained);
        Assert.False(adapter.GetProperty("wasThere").GetBoolean());
        Assert.True(Adapter(again).GetProperty("wasThere").GetBoolean());
        Assert.Equal(adapter.GetProperty("id").GetString(), Adapter(again).GetProperty("id").GetString());
        Assert.StartsWith("<svg", await File.ReadAllTextAsync(Path.Combine(adapter.GetProperty("folder").GetString()!, "curve.svg"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Contains($"tuned tiny {adapter.GetProperty("id").GetString()![..8]}", climbed.Output, StringComparison.Ordinal);
        Assert.Contains("likelihood tiny", climbed.Output, StringComparison.Ordinal);
        Assert.Contains("id=\"trainings\"", await File.ReadAllTextAsync(Path.Combine(_task.State, "report.html"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rung_whose_candidates_were_measured_and_dropped_was_tried()
    {
        _task.Append("rung.yaml", "\nbar: { quality: 0.99 }\n");
        UseModel("tune: { model: tiny, epochs: 1, dev_examples: 8 }");

        var climbed = await RunningCommand.RunAsync(["climb", _task.Path, "--json"]);

        using var json = JsonDocument.Parse(climbed.Output);
        var dropped = json.RootElement.GetProperty("candidates").EnumerateArray().Where(candidate => candidate.GetProperty("state").GetString() is "dropped");
        var rungs = dropped.Select(candidate => candidate.GetProperty("rung").GetString()).ToHashSet();
        Assert.Contains("prompt", rungs);
        Assert.Contains("tune", rungs);
        var notTried = json.RootElement.GetProperty("verdict").GetProperty("notTried").EnumerateArray().Select(line => line.GetString()!.Split(':')[0]);
        Assert.Empty(notTried.Intersect(rungs));
    }

    [Fact]
    public async Task An_adapter_of_other_data_is_not_measured_and_the_report_says_why()
    {
        UseModel();
        await RunningCommand.RunAsync(["train", _task.Path, "--epochs", "1", "--dev-examples", "8", "--json"]);
        _task.Write("messages.csv", TaskFolder.Messages(120));

        var climbed = await RunningCommand.RunAsync(["climb", _task.Path, "--json"]);

        Assert.Contains("Train again: rung train.", climbed.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("adapter.json")]
    [InlineData("adapter_model.safetensors")]
    public async Task An_adapter_that_is_damaged_is_left_out_and_said_by_report_and_climb(string file)
    {
        UseModel();
        var trained = await RunningCommand.RunAsync(["train", _task.Path, "--epochs", "1", "--dev-examples", "8", "--json"]);
        await RunningCommand.RunAsync(["climb", _task.Path, "--json"]);
        var damaged = Path.Combine(Adapter(trained).GetProperty("folder").GetString()!, file);
        await File.WriteAllTextAsync(damaged, "{", TestContext.Current.CancellationToken);

        var report = await RunningCommand.RunAsync(["report", _task.Path, "--markdown"]);
        var climb = await RunningCommand.RunAsync(["climb", _task.Path, "--json"]);

        Assert.True(report.ExitCode == 0, report.Errors);
        Assert.Contains(Path.GetDirectoryName(damaged)!, report.Errors, StringComparison.Ordinal);
        Assert.Contains("likelihood tiny", climb.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("\"tuned tiny ", climb.Output, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(climb.Output);
        Assert.Contains(json.RootElement.GetProperty("notes").EnumerateArray(), note => note.GetString()!.Contains(Path.GetDirectoryName(damaged)!, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_climb_trains_the_adapter_that_rung_yaml_asks_for()
    {
        UseModel("tune: { model: tiny, epochs: 1, dev_examples: 8 }");

        var climbed = await RunningCommand.RunAsync(["climb", _task.Path, "--json"]);

        Assert.Contains("\"tuned tiny ", climbed.Output, StringComparison.Ordinal);
        Assert.Single(Directory.GetDirectories(Path.Combine(_task.State, "adapters")));
    }

    [Fact]
    public async Task A_forecast_trains_nothing()
    {
        UseModel();

        var result = await RunningCommand.RunAsync(["train", _task.Path, "--forecast"]);

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("adapter", result.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_task.State, "adapters")));
    }

    [Fact]
    public async Task A_task_without_a_local_model_is_told_how_to_name_one()
    {
        var result = await RunningCommand.RunAsync(["train", _task.Path]);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("provider: local", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_training_that_is_interrupted_keeps_what_was_learnt()
    {
        UseModel();
        string[] arguments = ["train", _task.Path, "--epochs", "400", "--patience", "0", "--dev-examples", "1", "--plain"];

        using var command = RunningCommand.Start(arguments);
        await command.WaitForErrorLineAsync("step 1");
        await command.InterruptAsync();
        var stopped = await command.EndAsync();

        Assert.Equal(130, stopped.ExitCode);
        Assert.Contains("the same command goes on", stopped.Errors, StringComparison.Ordinal);
        Assert.NotEmpty(Directory.GetFiles(_task.State, "step-*.safetensors", SearchOption.AllDirectories));
    }

    private static JsonElement Adapter(CommandResult result) => JsonDocument.Parse(result.Output).RootElement.GetProperty("adapter");

    private void UseModel(string more = "") => _task.Append("rung.yaml", $$"""

        models:
          tiny: { provider: local, model: {{_model.Folder}}, max_output_tokens: 6, threads: 1 }
        {{more}}

        """);
}
