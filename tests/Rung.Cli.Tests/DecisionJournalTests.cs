using System.Text;
using System.Text.Json;
using Rung.Core.Data;
using Rung.Core.Stores;
using Rung.Engine.Policies;
using Rung.Engine.Tests.Providers;

namespace Rung.Cli.Tests;

/// <summary>The journal keeps which policy and which prices decided.</summary>
public sealed class DecisionJournalTests : IDisposable
{
    private readonly TaskFolder _task = new();

    public void Dispose() => _task.Dispose();

    [Fact]
    public async Task The_text_of_the_policy_that_decided_is_kept_though_its_file_changes()
    {
        const string Ours = "margin: 0.02\n";
        _task.Append("rung.yaml", "\npolicy: ours.yaml\n");
        _task.Write("ours.yaml", Ours);
        await RunningCommand.RunAsync(["climb", _task.Path]);
        _task.Write("ours.yaml", "margin: 0.05\n");

        var (verdict, policy) = await LastVerdictAsync();

        Assert.Equal("ours.yaml", verdict.GetProperty("policy").GetString());
        Assert.Equal(Ours, policy);
        Assert.Empty(verdict.GetProperty("prices").EnumerateObject());
    }

    [Fact]
    public async Task Without_one_it_is_the_policy_that_comes_with_Rung()
    {
        await RunningCommand.RunAsync(["climb", _task.Path]);

        var (verdict, policy) = await LastVerdictAsync();

        Assert.Equal("built-in", verdict.GetProperty("policy").GetString());
        Assert.Equal(PolicyReader.BuiltInText(), policy);
    }

    [Fact]
    public async Task The_prices_of_the_models_that_were_asked_are_kept()
    {
        await using var provider = await ScriptedProvider.StartAsync();
        provider.Usual = Reply.Text("refund");
        _task.Append("rung.yaml", $$"""

            models:
              priced: { provider: compatible, model: m, url: {{provider.Url}}, price: { input: 1.5, output: 3, date: 2026-01-31, source: price list } }
              unpriced: { provider: compatible, model: n, url: {{provider.Url}} }
            """);
        await RunningCommand.RunAsync(["climb", _task.Path, "--yes"]);

        var (verdict, _) = await LastVerdictAsync();

        Assert.Equal(
            """{"priced":{"input":1.5,"cachedInput":null,"output":3,"date":"2026-01-31","source":"price list"},"unpriced":null}""",
            verdict.GetProperty("prices").GetRawText());
    }

    private async Task<(JsonElement Verdict, string Policy)> LastVerdictAsync()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var state = new TaskState(_task.Path, waits: false, _ => { }, TimeProvider.System);
        var store = await state.OpenAsync(cancellation);
        JournalEntry? last = null;
        await foreach (var entry in store.Journal.ReadAsync(cancellation))
        {
            last = entry.Kind == "verdict" ? entry : last;
        }

        var verdict = JsonElement.Parse(last!.Body);
        var policy = await store.Blobs.FindAsync(ContentHash.Parse(verdict.GetProperty("policyText").GetString()!), cancellation);
        return (verdict, Encoding.UTF8.GetString(policy!.Value.Span));
    }
}
