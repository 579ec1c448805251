using Rung.Core.Data;
using Rung.Core.Economics;
using Rung.Core.Ladder;
using Rung.Engine.Tasks;

namespace Rung.Engine.Tests.Tasks;

public sealed class TaskReaderTests : IDisposable
{
    private readonly TaskFolder _folder = new TaskFolder()
        .With("train.csv", "text,category\nhello,greeting\n")
        .With("test.csv", "text,category\nhi,greeting\n")
        .With("arms/today.jsonl", "{}")
        .With("docs/policy.md", "# Policy")
        .With("schema.json", """{ "type": "object" }""");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_full_file_is_read_to_the_last_key()
    {
        var task = await ReadAsync(
            """
            task: banking-intents
            instructions: Classify the customer's message.
            output: { kind: label }
            data: { examples: train.csv, test: test.csv, input: text, expected: category, group: null, time: null }
            documents: docs/
            metric: { name: exact, match_case: true, keep_punctuation: false }
            bar: { quality: 0.90, p95: 800ms, cost_per_1k: 0.40 }
            traffic: { calls_per_month: 1_000_000, cached_share: 0.5 }
            models:
              small: { provider: ollama, model: qwen3:4b }
              large:
                provider: openai-compatible
                model: gpt-5-mini
                url: https://example.com/v1
                key: env:OPENAI_API_KEY
                price: { input: 0.25, cached_input: 0.025, output: 2.00, date: 2026-01-31, source: price list }
                max_output_tokens: 64
                temperature: 0
                concurrency: 2
                requests_per_minute: 60
                timeout: 1.5s
            candidates:
              - auto
              - { name: today, rung: prompt, recorded: arms/today.jsonl, deployable: false, regrade: true, cost_per_1k: 0.1 }
            incumbent: today
            budget: { usd: 5.00, minutes: 30 }
            seed: 7
            """);

        Assert.Equal(("banking-intents", "Classify the customer's message.", OutputKind.Label), (task.Name, task.Instructions, task.Output));
        Assert.Equal(("train.csv", "test.csv", "category"), (task.Data.Examples, task.Data.Test, task.Data.Expected));
        Assert.Equal((null, null), (task.Data.Group, task.Data.Time));
        Assert.Equal(["text"], task.Data.Input);
        Assert.Equal(["category", "text"], task.Data.Named.Order());
        Assert.Equal("docs/", task.Documents);
        Assert.Equal(new MetricDefinition("exact", MatchesCase: true, KeepsPunctuation: false), task.Metric);
        Assert.Equal(new Bar { Quality = 0.9, P95 = TimeSpan.FromMilliseconds(800), CostPer1K = new Money(0.4m) }, task.Bar);
        Assert.Equal(
            new TrafficDefinition { Calls = Quantity.Certain(1_000_000.0), CachedShare = Quantity.Certain(0.5) },
            task.Traffic);
        Assert.Equal(new ModelDefinition { Name = "small", Provider = "ollama", Model = "qwen3:4b" }, task.Models[0]);
        Assert.Equal(
            new ModelDefinition
            {
                Name = "large",
                Provider = "compatible",
                Model = "gpt-5-mini",
                Url = new Uri("https://example.com/v1"),
                KeyVariable = "OPENAI_API_KEY",
                Price = new ModelPrice { Input = 0.25m, CachedInput = 0.025m, Output = 2m, Date = new DateOnly(2026, 1, 31), Source = "price list" },
                MaxOutputTokens = 64,
                Temperature = 0,
                Concurrency = 2,
                RequestsPerMinute = 60,
                Timeout = TimeSpan.FromSeconds(1.5),
            },
            task.Models[1]);
        Assert.Equal(
            new RecordedCandidateDefinition
            {
                Name = "today",
                Rung = RungKind.Prompt,
                File = "arms/today.jsonl",
                IsDeployable = false,
                Regrades = true,
                CostPer1K = new Money(0.1m),
            },
            Assert.Single(task.Recorded));
        Assert.True(task.IncludesAutomatic);
        Assert.Equal("today", task.Incumbent);
        Assert.Equal(new BudgetDefinition { Money = new Money(5), Time = TimeSpan.FromMinutes(30) }, task.Budget);
        Assert.Equal(7UL, task.Seed);
    }

    [Theory]
    [InlineData("label", "accuracy")]
    [InlineData("text", "token-f1")]
    [InlineData("json", "exact")]
    public async Task Without_a_metric_the_usual_one_of_the_output_is_taken(string kind, string metric)
    {
        var task = await ReadAsync($"task: t\noutput: {{ kind: {kind} }}\ndata: {{ examples: train.csv }}");

        Assert.Equal(metric, task.Metric.Name);
        Assert.True(task.IncludesAutomatic);
        Assert.Equal(1UL, task.Seed);
    }

    [Fact]
    public async Task A_schema_is_read_from_its_file()
    {
        var task = await ReadAsync("task: t\noutput: { kind: json, schema: schema.json }\ndata: { examples: train.csv }");

        Assert.Equal("""{ "type": "object" }""", task.OutputSchema);
    }

    [Fact]
    public async Task A_test_alone_suffices_where_every_candidate_is_recorded()
    {
        var task = await ReadAsync(
            """
            task: t
            output: { kind: text }
            data: { test: test.csv, input: [text, category] }
            candidates: [ { name: today, rung: 3, recorded: arms/today.jsonl } ]
            """);

        Assert.False(task.IncludesAutomatic);
        Assert.Null(task.Data.Examples);
        Assert.Equal(["text", "category"], task.Data.Input);
        Assert.Equal(RungKind.Tune, task.Recorded[0].Rung);
    }

    [Fact]
    public async Task Examples_may_lie_outside_of_the_folder()
    {
        _folder.With("inner/rung.yaml", "task: t\noutput: { kind: label }\ndata: { examples: ../train.csv }");

        var task = await TaskReader.ReadAsync(Path.Combine(_folder.Path, "inner"), TestContext.Current.CancellationToken);

        Assert.Equal("../train.csv", task.Data.Examples);
    }

    [Fact]
    public async Task An_anchor_stands_for_its_value()
    {
        var task = await ReadAsync(
            """
            task: t
            output: { kind: label }
            data: { examples: train.csv }
            models:
              one: { provider: openai, model: a, price: &price { input: 1, output: 2 } }
              two: { provider: openai, model: b, price: *price }
            """);

        Assert.Equal(task.Models[0].Price, task.Models[1].Price);
    }

    private Task<TaskDefinition> ReadAsync(string yaml) =>
        TaskReader.ReadAsync(_folder.With("rung.yaml", yaml).Path, TestContext.Current.CancellationToken);
}
