using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Rung.Core.Data;
using Rung.Core.Economics;
using Rung.Core.Ladder;
using Rung.Core.Scoring;
using Rung.Core.Stores;
using Rung.Engine.Baselines;
using Rung.Engine.Checking;
using Rung.Engine.Checking.Cleaning;
using Rung.Engine.Datasets;
using Rung.Engine.Tasks;
using Rung.Engine.Tuning;

namespace Rung.Engine.Climbing;

/// <summary>Writes what a climb decided into the journal, one kind of entry a method.</summary>
internal sealed class ClimbJournal(IJournal journal)
{
    /// <summary>The kind of entry that tells which settings cross-validation chose for a baseline.</summary>
    public const string BaselineFitted = "baseline-fitted";

    /// <summary>The kind of entry that names the result of a climb.</summary>
    public const string Verdict = "verdict";

    /// <summary>The kind of entry that begins a climb.</summary>
    public const string Started = "climb-started";

    /// <summary>In <see cref="Started"/>: the hash of the instructions.</summary>
    public const string InstructionsKey = "instructions";

    /// <summary>In <see cref="Started"/>: the hash of all examples with their labels.</summary>
    public const string DatasetKey = "dataset";

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What is climbed: the hashes tell later how often it changed.</summary>
    public Task StartedAsync(TaskDefinition task, string version, ContentHash dataset, CancellationToken cancellationToken) =>
        AppendAsync(Started, new JsonObject
        {
            ["task"] = task.Name,
            ["version"] = version,
            [InstructionsKey] = ContentHash.Of(task.Instructions).ToString(),
            [DatasetKey] = dataset.ToString(),
            ["seed"] = task.Seed,
        }, cancellationToken);

    /// <summary>What the data gate found, by kind, and which policy decided.</summary>
    public Task CheckedAsync(CheckResult result, CancellationToken cancellationToken) =>
        AppendAsync("data-checked", new JsonObject
        {
            ["task"] = result.Task,
            ["dataset"] = result.Dataset.Id.ToString(),
            ["policy"] = result.Policy.Source,
            ["findings"] = new JsonArray([.. result.Findings.Select(finding => new JsonObject
            {
                ["kind"] = FindingNames.Of(finding.Kind),
                ["severity"] = FindingNames.Of(finding.Severity),
                ["count"] = finding.Count,
                ["accepted"] = finding.IsAccepted,
            })]),
        }, cancellationToken);

    /// <summary>A cleaned version of a file took its place.</summary>
    public Task CleanedAsync(Lineage lineage, CancellationToken cancellationToken) => AppendAsync("data-cleaned", BodyOf(lineage), cancellationToken);

    /// <summary>A version of a file with more labels took its place.</summary>
    public Task LabelledAsync(Lineage lineage, CancellationToken cancellationToken) => AppendAsync("data-labelled", BodyOf(lineage), cancellationToken);

    /// <summary>A version of a file without personal data took its place.</summary>
    public Task ScrubbedAsync(Lineage lineage, CancellationToken cancellationToken) => AppendAsync("data-scrubbed", BodyOf(lineage), cancellationToken);

    /// <summary>A file took the place of its cleaned version again.</summary>
    public Task CleaningUndoneAsync(Lineage lineage, CancellationToken cancellationToken) =>
        AppendAsync("data-cleaning-undone", BodyOf(lineage), cancellationToken);

    public Task BaselineFittedAsync(
        Candidate candidate, string setup, IEnumerable<TriedSetting> tried, CancellationToken cancellationToken) =>
        AppendAsync(BaselineFitted, new JsonObject
        {
            ["name"] = candidate.Name,
            ["candidate"] = candidate.Id.ToString(),
            ["setup"] = setup,
            ["tried"] = new JsonArray([.. tried.Select(setting => new JsonObject
            {
                ["setting"] = setting.Name,
                ["value"] = setting.Value,
            })]),
        }, cancellationToken);

    public Task SplitsFrozenAsync(LoadedDataset loaded, CancellationToken cancellationToken) =>
        AppendAsync(loaded.Outcome is FreezeOutcome.NewTest ? "new-test-accepted" : "splits-frozen", new JsonObject
        {
            ["outcome"] = loaded.Outcome.ToString(),
            ["testContent"] = loaded.Splits.TestContent.ToString(),
            ["seed"] = loaded.Splits.Seed,
            ["counts"] = new JsonObject(loaded.Splits.Ids.OrderBy(split => split.Key).Select(split =>
                KeyValuePair.Create(split.Key.ToString().ToLowerInvariant(), (JsonNode?)split.Value.Length))),
        }, cancellationToken);

    public Task MetricTestedAsync(string metric, MetricSelfTestResult result, CancellationToken cancellationToken) =>
        AppendAsync("metric-tested", new JsonObject
        {
            ["metric"] = metric,
            ["n"] = result.Count,
            ["expectedOutputs"] = result.Gold,
            ["empty"] = result.Empty,
            ["constant"] = result.Constant,
            ["shuffled"] = result.Shuffled,
            ["faults"] = new JsonArray([.. result.Faults.Select(fault => (JsonNode)fault)]),
        }, cancellationToken);

    public Task SpendingConfirmedAsync(SpendingForecast forecast, CancellationToken cancellationToken) =>
        AppendAsync("spending-confirmed", new JsonObject
        {
            ["calls"] = forecast.Calls,
            ["atMostUsd"] = forecast.AtMost?.Usd,
            ["budgetUsd"] = forecast.Budget?.Usd,
        }, cancellationToken);

    /// <summary>An adapter was trained: on what, from which model, and how its best look at dev was.</summary>
    public Task AdapterTrainedAsync(TrainedAdapter adapter, CancellationToken cancellationToken) =>
        AppendAsync("adapter-trained", new JsonObject
        {
            ["adapter"] = adapter.Id,
            ["plan"] = adapter.Plan,
            ["model"] = adapter.Model,
            ["base"] = adapter.Base,
            ["dataset"] = adapter.Dataset,
            ["train"] = adapter.Train,
            ["dev"] = adapter.Dev,
            ["seed"] = adapter.Seed,
            ["steps"] = adapter.Steps,
            ["bestStep"] = adapter.BestStep,
            ["metric"] = adapter.Metric,
            ["devMetric"] = adapter.Best?.Metric,
        }, cancellationToken);

    public Task CandidateEndedAsync(Contestant contestant, CancellationToken cancellationToken) =>
        AppendAsync("candidate-ended", new JsonObject
        {
            ["name"] = contestant.Candidate.Name,
            ["candidate"] = contestant.Candidate.Id.ToString(),
            ["state"] = contestant.State.ToString(),
            ["why"] = contestant.Why,
        }, cancellationToken);

    public Task TestedAsync(Contestant contestant, CancellationToken cancellationToken) =>
        AppendAsync("candidate-tested", new JsonObject
        {
            ["name"] = contestant.Candidate.Name,
            ["candidate"] = contestant.Candidate.Id.ToString(),
            ["run"] = contestant.TestRun!.Id.ToString(),
            ["attempts"] = contestant.Test!.Attempts.Length,
        }, cancellationToken);

    /// <summary>What was decided, and by which policy and which prices.</summary>
    /// <param name="result">The result.</param>
    /// <param name="resultBlob">Where the whole of it is kept.</param>
    /// <param name="policyBlob">Where the text of the policy is kept.</param>
    /// <param name="prices">By the name of each model that was asked; <see langword="null"/> is unknown.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    public Task VerdictAsync(
        ClimbResult result,
        ContentHash resultBlob,
        ContentHash policyBlob,
        IEnumerable<KeyValuePair<string, ModelPrice?>> prices,
        CancellationToken cancellationToken) =>
        AppendAsync(Verdict, new JsonObject
        {
            ["task"] = result.Task,
            ["kind"] = result.Verdict.Kind.ToString(),
            ["policy"] = result.Policy,
            ["priceTable"] = result.Prices,
            ["policyText"] = policyBlob.ToString(),
            ["prices"] = PriceEntry.Of(prices),
            ["candidate"] = result.Verdict.Candidate,
            ["moreLabels"] = result.Verdict.MoreLabels,
            ["reasons"] = new JsonArray([.. result.Verdict.Reasons.Select(reason => (JsonNode)reason)]),
            ["expires"] = result.Verdict.Expires.ToString("O"),
            ["gates"] = GateEntry.Of(result.Gates),
            ["result"] = resultBlob.ToString(),
        }, cancellationToken);

    private static JsonObject BodyOf(Lineage lineage) => new()
    {
        ["key"] = lineage.Key,
        ["from"] = lineage.From,
        ["fromSha256"] = lineage.FromSha256,
        ["to"] = lineage.To,
        ["toSha256"] = lineage.ToSha256,
        ["removed"] = lineage.Steps.Count(step => step.Change == "removed"),
        ["rewritten"] = lineage.Steps.Count(step => step.Change == "rewritten"),
        ["added"] = lineage.Steps.Count(step => step.Change == "added"),
        ["relabelled"] = lineage.Steps.Count(step => step.Change == "relabelled"),
    };

    private Task<JournalEntry> AppendAsync(string kind, JsonObject body, CancellationToken cancellationToken) =>
        journal.AppendAsync(kind, body.ToJsonString(Readable), cancellationToken);
}
