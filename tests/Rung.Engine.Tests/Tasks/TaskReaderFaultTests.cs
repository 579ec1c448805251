using Rung.Engine.Tasks;

namespace Rung.Engine.Tests.Tasks;

public sealed class TaskReaderFaultTests : IDisposable
{
    private readonly TaskFolder _folder = new TaskFolder()
        .With("train.csv", "input,expected\nhello,greeting\n")
        .With("today.jsonl", "{}")
        .With("broken.json", "{\n\"a\": }");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Every_fault_is_reported_at_once_in_the_order_of_the_file() => Assert.Equal(
        """
        rung.yaml:1:7: task: found 'Support Desk!'; expected lower-case words joined by hyphens, such as support-desk; did you mean 'support-desk'?
        rung.yaml:2:17: output.kind: found 'lable'; expected json, label, text or tool-call; did you mean 'label'?
        rung.yaml:3:19: data.examples: found 'trian.csv'; expected a file that exists; did you mean 'train.csv'?
        rung.yaml:3:37: data.input: found an empty list; expected the name of a column, or a list of them.
        rung.yaml:3:41: found the unknown key 'groups' in 'data'; expected examples, dev, test, edge, id, input, expected, group, time or split; did you mean 'group'?
        rung.yaml:4:9: metric: found 'acuracy'; expected accuracy, contains, exact, macro-f1, regex or token-f1; did you mean 'accuracy'?
        rung.yaml:5:8: found the unknown key 'qualty' in 'bar'; expected quality, p95 or cost_per_1k; did you mean 'quality'?
        rung.yaml:5:30: bar.quality: found '90'; expected a number between 0 and 1, the range of the metric; did you mean '0.9'?
        rung.yaml:5:39: bar.p95: found '800'; expected a time longer than zero with its unit, such as 800ms, 1.5s or 2m; did you mean '800ms'?
        rung.yaml:5:57: bar.cost_per_1k: found 'cheap'; expected United States dollars, from 0.
        rung.yaml:6:10: traffic.calls_per_month: found nothing; expected a number of calls a month, from 1.
        rung.yaml:6:26: traffic.cached_share: found '2'; expected a share between 0 and 1, or a range such as { low: 1, likely: 2, high: 4 }.
        rung.yaml:8:12: models.big one: found the name 'big one'; expected a name of letters, digits, '.', '_' and '-'.
        rung.yaml:8:24: models.big one.provider: found 'opena'; expected openai, azure-openai, ollama, compatible or local; did you mean 'openai'?
        rung.yaml:8:55: models.big one.key: found a value that may be the key itself (not repeated here); expected the name of the environment variable that holds it, such as env:OPENAI_API_KEY.
        rung.yaml:8:75: models.big one.url: found 'ftp://x'; expected an address that begins with https:// or http://.
        rung.yaml:9:10: models.small.model: found nothing; expected the provider's name of the model.
        rung.yaml:9:10: models.small.url: found nothing; expected the address of the API: the provider 'compatible' has none of its own.
        rung.yaml:9:47: models.small.temperature: found 'hot'; expected a number between 0 and 2.
        rung.yaml:9:59: models.small.price.output: found nothing; expected United States dollars per million tokens, such as 0.25.
        rung.yaml:9:77: models.small.price.date: found 'yesterday'; expected the day on which the price was read, such as 2026-01-31.
        rung.yaml:10:8: models.none: found nothing; expected a provider and a model.
        rung.yaml:13:26: candidates[1].rung: found 'promt'; expected baseline, prompt, retrieve, tune or distill, or its number, 0 to 4; did you mean 'prompt'?
        rung.yaml:13:43: candidates[1].recorded: found 'gone.jsonl'; expected a file that exists.
        rung.yaml:14:5: candidates[2].recorded: found nothing; expected the file of its attempts (JSON Lines).
        rung.yaml:14:13: candidates[2].name: found 'Today', which the candidate on line 13 has too; expected a name of its own.
        rung.yaml:14:26: candidates[2].rung: found '7'; expected baseline, prompt, retrieve, tune or distill, or its number, 0 to 4.
        rung.yaml:14:41: candidates[2].deployable: found 'maybe'; expected true or false.
        rung.yaml:15:5: candidates: found auto a second time; expected it once.
        rung.yaml:16:16: budget.usd: found '-1'; expected United States dollars, from 0.
        rung.yaml:16:29: budget.minutes: found '0'; expected a number of minutes above 0.
        rung.yaml:17:7: seed: found '1.5'; expected a whole number from 0.
        rung.yaml:18:1: found the unknown key 'sede'; expected task, instructions, output, data, documents, retrieval, metric, bar, traffic, value, answers, models, embedders, rerankers, candidates, incumbent, budget, seed, policy or tune; did you mean 'seed'?
        """,
        await FaultsOf(
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
            """));

    [Theory]
    [InlineData("metric: judge", "rung.yaml:4:9: metric: found 'judge'; expected accuracy, exact or macro-f1 for label output: 'judge' is not available in this version.")]
    [InlineData("metric: token-f1", "rung.yaml:4:9: metric: found 'token-f1'; expected accuracy, exact or macro-f1 for label output.")]
    [InlineData("metric: { name: exact, pattern: x }", "rung.yaml:4:33: metric.pattern: found 'x'; expected it only for the metric regex.")]
    [InlineData("metric: { name: accuracy, keep_punctuation: true }", "rung.yaml:4:45: metric.keep_punctuation: found 'true'; expected it only for the metric exact.")]
    [InlineData("bar: { quality: \"0.9\" }", "rung.yaml:4:17: bar.quality: found the text \"0.9\"; expected a number between 0 and 1, the range of the metric, without quotes.")]
    [InlineData("bar: { quality: 1.01 }", "rung.yaml:4:17: bar.quality: found '1.01'; expected a number between 0 and 1, the range of the metric.")]
    [InlineData("bar: { quality: -0.1 }", "rung.yaml:4:17: bar.quality: found '-0.1'; expected a number between 0 and 1, the range of the metric.")]
    [InlineData("bar: [1]", "rung.yaml:4:6: bar: found a list; expected a mapping such as { quality: 0.90, p95: 800ms }.")]
    [InlineData("candidates: none", "rung.yaml:4:13: candidates: found 'none'; expected auto, or a list of: auto, or a recorded candidate such as { name: today, rung: prompt, recorded: today.jsonl }.")]
    [InlineData("candidates: []", "rung.yaml:4:13: candidates: found an empty list; expected auto, or a list of: auto, or a recorded candidate such as { name: today, rung: prompt, recorded: today.jsonl }.")]
    [InlineData("task: again", "rung.yaml:4:1: found the key 'task' a second time (the first is on line 1); expected it once.")]
    [InlineData("documents: docs", "rung.yaml:4:12: documents: found 'docs'; expected a folder that exists.")]
    [InlineData("instructions: [a]", "rung.yaml:4:15: instructions: found a list; expected a text.")]
    [InlineData("models: { m: { provider: local, model: x, url: 'https://host' } }", "rung.yaml:4:48: models.m.url: found 'url' for a model of the provider 'local'; expected none: a local model is in a folder, and answers one request at a time.")]
    [InlineData("models: { m: { provider: openai, model: x, format: int8 } }", "rung.yaml:4:52: models.m.format: found 'format' for a model of the provider 'openai'; expected none: only a local model is held in memory here.")]
    [InlineData("models: { m: { provider: local, model: x, format: int4 } }", "rung.yaml:4:51: models.m.format: found 'int4'; expected f32, bf16, f16, int8 or nf4; did you mean 'int8'?")]
    [InlineData("models: { m: { provider: local, model: x } }\ntune: { model: n }", "rung.yaml:5:16: tune.model: found 'n'; expected a local model: m; did you mean 'm'?")]
    [InlineData("models: { m: { provider: openai, model: x } }\ntune: { model: m }", "rung.yaml:5:16: tune.model: found 'm'; expected a local model, and models: has none (provider: local).")]
    [InlineData("models: { m: { provider: local, model: x } }\ntune: { model: m, rank: 0 }", "rung.yaml:5:25: tune.rank: found '0'; expected a whole number, 1 to 4096.")]
    [InlineData("models: { m: { provider: openai, model: x, url: 'https://me:canary@host' } }", "rung.yaml:4:49: models.m.url: found a user, a password or a query within the address; expected none: name the variable that holds the key (key: env:NAME).")]
    [InlineData("models: { m: { provider: openai, model: x, url: 'https://host/v1?key=canary' } }", "rung.yaml:4:49: models.m.url: found a user, a password or a query within the address; expected none: name the variable that holds the key (key: env:NAME).")]
    [InlineData("models: { m: { provider: openai, model: x, key: [canary] } }", "rung.yaml:4:49: models.m.key: found a value that may be the key itself (not repeated here); expected the name of the environment variable that holds it, such as env:OPENAI_API_KEY.")]
    [InlineData("models: { m: { provider: openai, model: x, key: 'env:canary-key' } }", "rung.yaml:4:49: models.m.key: found a value that may be the key itself (not repeated here); expected the name of the environment variable that holds it, such as env:OPENAI_API_KEY.")]
    [InlineData("traffic: *calls", "rung.yaml:4:10: found '*calls'; expected an anchor '&calls' before it.")]
    public async Task A_wrong_line_says_what_is_expected(string line, string fault) =>
        Assert.Equal(
            fault,
            await FaultsOf(
                $$"""
                task: support-desk
                output: { kind: label }
                data: { examples: train.csv }
                {{line}}
                """));

    [Theory]
    [InlineData("{ kind: spans }", "rung.yaml:2:17: output.kind: found 'spans'; expected json, label, text or tool-call: 'spans' is not available in this version.")]
    [InlineData("{ kind: label, schema: train.csv }", "rung.yaml:2:32: output.schema: found 'train.csv'; expected it only where the kind is json.")]
    [InlineData("{ kind: tool-call }", "rung.yaml:2:9: output.tools: found nothing; expected the file with the list of tools that may be called.")]
    [InlineData("{ kind: json, schema: broken.json }", "rung.yaml:2:31: output.schema: found 'broken.json', which is not JSON from its line 2; expected JSON.")]
    [InlineData("label", "rung.yaml:2:9: output: found 'label'; expected a mapping such as { kind: label }.")]
    public async Task A_wrong_output_says_what_is_expected(string output, string fault) =>
        Assert.Equal(
            fault,
            await FaultsOf(
                $$"""
                task: support-desk
                output: {{output}}
                data: { examples: train.csv }
                """));

    [Theory]
    [InlineData("{ test: train.csv }", "rung.yaml:3:7: data.examples: found nothing; expected a file to learn from; only a task whose candidates are all recorded may have a test alone.")]
    [InlineData("{ examples: train.csv, test: ./train.csv }", "rung.yaml:3:36: data.test: found './train.csv', which is 'examples' too; expected a file of its own.")]
    [InlineData("{ examples: train.csv, input: [a, a] }", "rung.yaml:3:41: data.input: found 'a'; expected the names of different columns.")]
    public async Task Wrong_data_says_what_is_expected(string data, string fault) =>
        Assert.Equal(
            fault,
            await FaultsOf(
                $$"""
                task: support-desk
                output: { kind: label }
                data: {{data}}
                """));

    [Fact]
    public async Task An_incumbent_that_is_no_recorded_candidate_is_refused() => Assert.Equal(
        "rung.yaml:5:12: incumbent: found 'todai'; expected the name of a candidate: today; did you mean 'today'?",
        await FaultsOf(
            """
            task: support-desk
            output: { kind: label }
            data: { test: train.csv }
            candidates: [ { name: today, rung: 1, recorded: today.jsonl } ]
            incumbent: todai
            """));

    [Theory]
    [InlineData("", "rung.yaml: found an empty file; expected the keys task, instructions, output, data, documents, retrieval, metric, bar, traffic, value, answers, models, embedders, rerankers, candidates, incumbent, budget, seed, policy, tune.")]
    [InlineData("- a", "rung.yaml:1:1: found a list; expected 'key: value' lines, such as 'task: my-task'.")]
    [InlineData("bar:\n\tquality: 1", "rung.yaml:2:1: found a tab before the text; expected spaces: YAML does not indent with tabs.")]
    [InlineData("bar: { quality: 1", "rung.yaml:2:1: found text that is not YAML (while parsing a flow mapping, did not find expected ',' or '}'); expected 'key: value' lines, each bracket and quote closed, and quotes around a text that holds ': ' or begins with a sign such as @.")]
    [InlineData("task: a: b", "rung.yaml:1:8: found text that is not YAML (while scanning a plain scalar value, found invalid mapping); expected 'key: value' lines, each bracket and quote closed, and quotes around a text that holds ': ' or begins with a sign such as @.")]
    [InlineData("task: 'a", "rung.yaml:1:7: found text that is not YAML (while scanning a quoted scalar, found unexpected end of stream); expected 'key: value' lines, each bracket and quote closed, and quotes around a text that holds ': ' or begins with a sign such as @.")]
    [InlineData("task: @a", "rung.yaml:1:7: found text that is not YAML (while scanning for the next token, found character that cannot start any token); expected 'key: value' lines, each bracket and quote closed, and quotes around a text that holds ': ' or begins with a sign such as @.")]
    public async Task Malformed_yaml_says_where(string yaml, string fault) => Assert.Equal(fault, await FaultsOf(yaml));

    [Fact]
    public async Task A_folder_that_is_not_there_is_refused()
    {
        var refused = await Assert.ThrowsAsync<TaskException>(() => TaskReader.ReadAsync("no-such-folder", TestContext.Current.CancellationToken));

        Assert.Equal("no-such-folder: found no such folder; expected a folder with a rung.yaml.", refused.Message);
    }

    [Fact]
    public async Task A_folder_without_the_file_is_refused()
    {
        _folder.With("rung.yml", "");

        var refused = await Assert.ThrowsAsync<TaskException>(() => TaskReader.ReadAsync(_folder.Path, TestContext.Current.CancellationToken));

        Assert.Equal($"{_folder.Path}: found no rung.yaml; expected one in this folder: rename rung.yml.", refused.Message);
    }

    [Fact]
    public async Task A_file_that_is_not_utf_8_is_refused()
    {
        _folder.With("rung.yaml", [0x74, 0xE9]);

        var refused = await Assert.ThrowsAsync<TaskException>(() => TaskReader.ReadAsync(_folder.Path, TestContext.Current.CancellationToken));

        Assert.Equal("rung.yaml: found bytes that are not UTF-8; expected the file to be saved as UTF-8.", refused.Message);
    }

    private async Task<string> FaultsOf(string yaml)
    {
        _folder.With("rung.yaml", yaml);

        var refused = await Assert.ThrowsAsync<TaskException>(() => TaskReader.ReadAsync(_folder.Path, TestContext.Current.CancellationToken));

        Assert.True(refused.IsInputFault);
        return refused.Message;
    }
}
