using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Rung.Core.Data;
using Rung.Core.Economics;
using Rung.Core.Ladder;
using Rung.Engine.Faults;
using Rung.Engine.Yaml;

namespace Rung.Engine.Tasks;

/// <summary>Reads the <c>rung.yaml</c> of a folder, and checks all that can be checked without reading the examples.</summary>
public static partial class TaskReader
{
    /// <summary>The name of the file that makes a folder a task.</summary>
    public const string FileName = "rung.yaml";

    private const decimal Largest = 1_000_000_000_000_000;

    private static readonly string[] Keys =
    [
        "task", "instructions", "output", "data", "documents", "retrieval", "metric", "bar", "traffic", "value", "answers", "models", "embedders", "rerankers", "candidates",
        "incumbent", "budget", "seed", "policy", "tune",
    ];

    /// <exception cref="TaskException">With every fault of the file: place, what was found and what is expected.</exception>
    public static async Task<TaskDefinition> ReadAsync(string folder, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);

        var full = Path.GetFullPath(folder);
        return await ParseAsync(await ReadTextAsync(folder, full, cancellationToken), full, cancellationToken);
    }

    /// <param name="text">What <c>rung.yaml</c> says, or will.</param>
    /// <param name="full">Its folder, absolute: the files that it names are looked for there.</param>
    /// <param name="cancellationToken">Stops the reading of those files.</param>
    /// <exception cref="TaskException">With every fault of the text.</exception>
    internal static async Task<TaskDefinition> ParseAsync(string text, string full, CancellationToken cancellationToken)
    {
        var faults = new FaultList(FileName);
        TaskDefinition? task = null;
        switch (YamlTree.Parse(text, faults))
        {
            case YamlMap map:
                task = await ReadRootAsync(new YamlSection(map, "", Keys, faults), full, faults, cancellationToken);
                break;
            case null or YamlScalar { IsNull: true } when faults.IsEmpty:
                faults.Add($"found an empty file; expected the keys {string.Join(", ", Keys)}.");
                break;
            case { } other:
                faults.Add(other.Line, other.Column, $"found {other.Described}; expected 'key: value' lines, such as 'task: my-task'.");
                break;
        }

        return task is not null && faults.IsEmpty ? task : throw new TaskException(faults.ToTexts());
    }

    private static async Task<TaskDefinition> ReadRootAsync(
        YamlSection root, string folder, FaultList faults, CancellationToken cancellationToken)
    {
        var files = new TaskFiles(folder);
        var (kind, schema) = await OutputSection.ReadAsync(root, files, cancellationToken);
        var (recorded, includesAutomatic) = new CandidateSection(files, faults).Read(root);
        var task = new TaskDefinition
        {
            Name = ReadName(root),
            Folder = folder,
            Instructions = root.FindText("instructions", "a text") ?? "",
            Output = kind ?? OutputKind.Label,
            OutputSchema = schema,
            Data = DataSection.Read(root, files, needsExamples: includesAutomatic),
            Documents = files.FindFolder(root, "documents"),
            Retrieval = RetrievalSection.Read(root),
            Metric = MetricSection.Read(root, kind),
            Bar = ReadBar(root),
            Traffic = TrafficSection.Read(root),
            Value = ValueSection.Read(root),
            Answers = AnswersSection.Read(root),
            Recorded = recorded,
            IncludesAutomatic = includesAutomatic,
            Incumbent = CandidateSection.ReadIncumbent(root, recorded, includesAutomatic),
            Budget = ReadBudget(root),
            Policy = files.FindFile(root, "policy"),
            Seed = (ulong?)root.FindWhole("seed", 0, ulong.MaxValue, "a whole number from 0") ?? 1,
        };
        return WithModels(task, root);
    }

    private static TaskDefinition WithModels(TaskDefinition task, YamlSection root)
    {
        var models = ModelSection.Read(root);
        return task with
        {
            Models = models,
            Tune = TuneSection.Read(root, models),
            Embedders = EmbedderSection.Read(root),
            Rerankers = RerankerSection.Read(root),
        };
    }

    private static string ReadName(YamlSection root)
    {
        const string Expected = "lower-case words joined by hyphens, such as support-desk";
        var name = root.RequireText("task", Expected);
        if (name.Length > 0 && !TaskName().IsMatch(name))
        {
            var slug = NotOfName().Replace(name.ToLowerInvariant(), "-").Trim('-');
            root.Wrong("task", slug.Length > 0 ? $"{Expected}; did you mean '{slug}'?" : Expected);
        }

        return name;
    }

    private static Bar ReadBar(YamlSection root)
    {
        if (root.FindSection("bar", ["quality", "p95", "cost_per_1k"], "{ quality: 0.90, p95: 800ms }") is not { } bar)
        {
            return new Bar();
        }

        // Every metric of this version lies in [0, 1]; a bar in per cent could never be reached.
        var range = "a number between 0 and 1, the range of the metric";
        if (bar.Find("quality") is YamlScalar { Text: var text }
            && decimal.TryParse(text.TrimEnd('%', ' '), CultureInfo.InvariantCulture, out var percent)
            && percent is >= 2 and <= 100)
        {
            range += $"; did you mean '{FormattableString.Invariant($"{percent / 100:0.######}")}'?";
        }

        return new Bar
        {
            Quality = (double?)bar.FindNumber("quality", 0, 1, range),
            P95 = bar.FindDuration("p95"),
            CostPer1K = FindMoney(bar, "cost_per_1k"),
        };
    }

    private static BudgetDefinition ReadBudget(YamlSection root)
    {
        if (root.FindSection("budget", ["usd", "minutes"], "{ usd: 5.00, minutes: 30 }") is not { } budget)
        {
            return new BudgetDefinition();
        }

        const string Minutes = "a number of minutes above 0";
        return new BudgetDefinition
        {
            Money = FindMoney(budget, "usd"),
            Time = budget.FindNumber("minutes", 0.001m, 1_000_000, Minutes) is { } minutes ? TimeSpan.FromMinutes((double)minutes) : null,
        };
    }

    private static Money? FindMoney(YamlSection section, string key) =>
        section.FindNumber(key, 0, Largest, "United States dollars, from 0") is { } usd ? new Money(usd) : null;

    private static async Task<string> ReadTextAsync(string folder, string full, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(full))
        {
            var found = File.Exists(full) ? "found a file" : "found no such folder";
            throw new TaskException([$"{folder}: {found}; expected a folder with a {FileName}."]);
        }

        var path = Path.Combine(full, FileName);
        if (!File.Exists(path))
        {
            var hint = File.Exists(Path.Combine(full, "rung.yml")) ? ": rename rung.yml" : ", the file that describes the task";
            throw new TaskException([$"{folder}: found no {FileName}; expected one in this folder{hint}."]);
        }

        try
        {
            return await File.ReadAllTextAsync(path, new UTF8Encoding(false, throwOnInvalidBytes: true), cancellationToken);
        }
        catch (DecoderFallbackException)
        {
            throw new TaskException([$"{FileName}: found bytes that are not UTF-8; expected the file to be saved as UTF-8."]);
        }
    }

    [GeneratedRegex(@"^[a-z0-9]+(-[a-z0-9]+)*\z")]
    private static partial Regex TaskName();

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NotOfName();
}
