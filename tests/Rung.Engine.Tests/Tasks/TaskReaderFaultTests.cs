using Rung.Engine.Tasks;

namespace Rung.Engine.Tests.Tasks;

public sealed class TaskReaderFaultTests : IDisposable
{
    private const string Valid =
        """
        task: support-desk
        output: { kind: label }
        data: { examples: train.csv }
        """;

    private readonly TaskFolder _folder = new TaskFolder().With("train.csv", "input,expected\nhello,greeting\n");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public Task Every_fault_is_reported_at_once_in_the_order_of_the_file() => Refuses(
        """
        task: Support Desk!
        output: { kind: lable }
        data: { examples: trian.csv, input: [], groups: customer }
        metric: acuracy
        bar: { qualty: 0.9, quality: 90, p95: 800, cost_per_1k: cheap }
        traffic: { cached_share: 2 }
        models:
          big one: { provider: opena, model: gpt-5-mini, key: sk-canary-123, url: "ftp://x" }
          small: { provider: compatible, temperature: hot, price: { input: 1, date: yesterday } }
          none:
        candidates:
          - auto
          - { name: today, rung: promt, recorded: gone.jsonl }
          - { name: Today, rung: 7, deployable: maybe }
          - auto
        budget: { usd: -1, minutes: 0 }
        seed: 1.5
        sede: 2
        """,
        """
        x
        """);

    private async Task Refuses(string yaml, string expected)
    {
        _folder.With("rung.yaml", yaml);

        var refused = await Assert.ThrowsAsync<TaskException>(
            () => TaskReader.ReadAsync(_folder.Path, TestContext.Current.CancellationToken));

        Assert.True(refused.IsInputFault);
        Assert.True(expected == refused.Message, "\n" + refused.Message);
    }
}
