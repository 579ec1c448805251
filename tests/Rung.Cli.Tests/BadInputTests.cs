using System.Text;

namespace Rung.Cli.Tests;

public sealed class BadInputTests : IDisposable
{
    private readonly TaskFolder _task = new();

    public void Dispose() => _task.Dispose();

    [Fact]
    public Task A_missing_column_is_named_with_those_that_are_there()
    {
        _task.Write("messages.csv", "message,label\nhello,refund\n");

        return RefusedAsync("messages.csv", "text", "message");
    }

    [Fact]
    public Task An_empty_file_is_refused()
    {
        _task.Write("messages.csv", "");

        return RefusedAsync("messages.csv: found no examples");
    }

    [Fact]
    public Task A_wrong_encoding_is_refused_with_its_place()
    {
        _task.Write("messages.csv", Encoding.Latin1.GetBytes(TaskFolder.Messages(20) + "für mich,refund\n"));

        return RefusedAsync("messages.csv", "UTF-8");
    }

    [Fact]
    public Task A_label_unseen_in_train_is_refused()
    {
        _task.Write("test.csv", "text,label\nnever heard of,unheard\n");
        Replace("messages.csv,", "messages.csv, test: test.csv,");

        return RefusedAsync("'unheard'", "train");
    }

    [Fact]
    public Task A_missing_expected_output_is_refused_with_its_line()
    {
        _task.Append("messages.csv", "no label here,\n");

        return RefusedAsync("messages.csv:82");
    }

    [Fact]
    public Task An_unknown_metric_is_refused_with_the_nearest_one()
    {
        Replace("accuracy", "acuracy");

        return RefusedAsync("rung.yaml:5", "acuracy", "accuracy");
    }

    [Fact]
    public Task A_bar_that_the_metric_cannot_reach_is_refused()
    {
        _task.Append("rung.yaml", "\nbar: { quality: 90 }\n");

        return RefusedAsync("rung.yaml:6", "90");
    }

    [Fact]
    public Task Recorded_ids_that_match_nothing_are_counted()
    {
        _task.Write("arm.jsonl", "{\"id\": \"x1\", \"output\": \"refund\"}\n{\"id\": \"x2\", \"output\": \"refund\"}\n");
        _task.Append("rung.yaml", "\ncandidates: [ auto, { name: arm, rung: tune, recorded: arm.jsonl } ]\n");

        return RefusedAsync("2 of 2 recorded ids match no example, the first is 'x1'");
    }

    [Fact]
    public Task Two_candidates_with_one_name_are_refused()
    {
        _task.Write("arm.jsonl", "{\"id\": \"x1\", \"output\": \"refund\"}\n");
        _task.Append("rung.yaml", "\ncandidates: [ { name: arm, rung: tune, recorded: arm.jsonl }, { name: arm, rung: tune, recorded: arm.jsonl } ]\n");

        return RefusedAsync("rung.yaml:6", "arm");
    }

    [Fact]
    public Task A_recorded_candidate_cannot_take_a_name_of_ours()
    {
        _task.Write("messages.csv", "id,text,label\n" + string.Concat(TaskFolder.Messages(80).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select((line, i) => $"m{i},{line}\n")));
        _task.Write("arm.jsonl", "{\"id\": \"m1\", \"output\": \"refund\"}\n");
        _task.Append("rung.yaml", "\ncandidates: [ auto, { name: majority, rung: tune, recorded: arm.jsonl } ]\n");

        return RefusedAsync("majority");
    }

    [Fact]
    public Task A_metric_that_an_empty_answer_satisfies_stops_the_climb()
    {
        Replace("{ kind: label }", "{ kind: text }");
        Replace("accuracy", "{ name: regex, pattern: '^.*$' }");

        return RefusedAsync("An empty answer scores 1.000");
    }

    [Fact]
    public async Task Every_fault_of_the_task_is_said_at_once()
    {
        Replace("accuracy", "acuracy");
        _task.Append("rung.yaml", "\nbra: { quality: 0.9 }\nbudget: { usd: -1 }\n");

        var errors = await RefusedAsync("3 faults", "acuracy", "did you mean 'bar'");

        Assert.Contains("-1", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_without_a_task_is_refused()
    {
        var result = await RunningCommand.RunAsync(["climb", Path.Combine(_task.Path, "nowhere")]);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("nowhere", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_option_is_wrong_usage() =>
        Assert.Equal(2, (await RunningCommand.RunAsync(["climb", _task.Path, "--fast"])).ExitCode);

    private void Replace(string old, string text) =>
        _task.Write("rung.yaml", File.ReadAllText(Path.Combine(_task.Path, "rung.yaml")).Replace(old, text, StringComparison.Ordinal));

    private async Task<string> RefusedAsync(params string[] expected)
    {
        var result = await RunningCommand.RunAsync(["climb", _task.Path]);

        Assert.Equal(2, result.ExitCode);
        Assert.All(expected, text => Assert.Contains(text, result.Errors, StringComparison.Ordinal));
        Assert.DoesNotContain("   at Rung.", result.Errors, StringComparison.Ordinal);
        Assert.Empty(result.Output);
        Assert.False(Directory.Exists(_task.State), "Nothing may be written for a task that is refused.");
        return result.Errors;
    }
}
