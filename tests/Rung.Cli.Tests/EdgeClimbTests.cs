using System.Globalization;
using System.Text.Json;

namespace Rung.Cli.Tests;

public sealed class EdgeClimbTests : IDisposable
{
    private readonly TaskFolder _task = new();

    public EdgeClimbTests()
    {
        var rows = TaskFolder.Messages(700).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        _task.Write("messages.csv", "id," + string.Join('\n', rows.Select((row, i) => i == 0 ? row : string.Create(CultureInfo.InvariantCulture, $"m{i},{row}"))) + "\n");
        _task.Write("today.jsonl", string.Concat(rows.Skip(1).Select((row, i) =>
            string.Create(CultureInfo.InvariantCulture, $"{{\"id\":\"m{i + 1}\",\"output\":\"{row.Split(',')[^1]}\"}}\n"))));
        _task.Append("rung.yaml", "\ncandidates: [ auto, { name: today, rung: prompt, recorded: today.jsonl } ]\n");
    }

    public void Dispose() => _task.Dispose();

    [Fact]
    public async Task Natural_and_generated_edge_cases_are_scored_apart_and_a_recording_only_on_what_it_was_asked()
    {
        var result = await RunningCommand.RunAsync(["climb", _task.Path, "--json"]);

        using var json = JsonDocument.Parse(result.Output);
        var candidates = json.RootElement.GetProperty("candidates").EnumerateArray().ToDictionary(candidate => candidate.GetProperty("name").GetString()!);
        Assert.Equal((22, 11), (json.RootElement.GetProperty("dataset").GetProperty("edge").GetInt32(), json.RootElement.GetProperty("dataset").GetProperty("edgeGenerated").GetInt32()));
        Assert.Equal((11, 0), Counts(candidates["today"]));
        Assert.Contains(candidates.Values, candidate => Counts(candidate) == (11, 11));
        Assert.Contains("11 were generated from test examples", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_without_colours_tells_the_two_apart()
    {
        var result = await RunningCommand.RunAsync(["climb", _task.Path, "--plain"]);

        Assert.Contains("; generated: ", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_forecast_counts_the_edge_cases()
    {
        _task.UseModel(new Uri("http://127.0.0.1:9/v1"));

        var result = await RunningCommand.RunAsync(["climb", _task.Path]);

        // 140 test, 110 dev and 22 edge examples.
        Assert.Contains(": 272 calls", result.Errors, StringComparison.Ordinal);
    }

    private static (int Natural, int Generated) Counts(JsonElement candidate) => (Count(candidate, "edgeNatural"), Count(candidate, "edgeGenerated"));

    private static int Count(JsonElement candidate, string part) =>
        candidate.GetProperty(part) is { ValueKind: JsonValueKind.Object } estimate ? estimate.GetProperty("n").GetInt32() : 0;
}
