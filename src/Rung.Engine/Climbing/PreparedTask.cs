using System.Collections.Immutable;
using Rung.Core.Data;
using Rung.Core.Ladder;
using Rung.Core.Scoring;
using Rung.Core.Stores;
using Rung.Engine.Baselines;
using Rung.Engine.Checking;
using Rung.Engine.Datasets;
using Rung.Engine.Policies;
using Rung.Engine.Prices;
using Rung.Engine.Prompting;
using Rung.Engine.Recording;
using Rung.Engine.Tasks;

namespace Rung.Engine.Climbing;

/// <summary>A task whose data, recordings and metric were found fit to be measured with. Preparing writes nothing.</summary>
internal sealed record PreparedTask
{
    public required LoadedDataset Loaded { get; init; }

    public required Policy Policy { get; init; }

    /// <summary>The prices in force for the task's models.</summary>
    public required PriceBook Prices { get; init; }

    /// <summary>The file that the policy was read from; the one that comes with Rung where the team has none.</summary>
    public required string PolicyText { get; init; }

    /// <summary>What the data gate found; nothing in it forbids a climb.</summary>
    public required CheckResult Check { get; init; }

    public required IScorer Scorer { get; init; }

    public required MetricSelfTestResult SelfTest { get; init; }

    public required ImmutableArray<RecordedAnswerer> Recorded { get; init; }

    /// <exception cref="Core.RungException">Something is not fit; the message says all that is known about it.</exception>
    public static async Task<PreparedTask> ReadAsync(
        TaskDefinition task, IFrozenSplitStore frozen, ClimbOptions options, TimeProvider clock, CancellationToken cancellationToken)
    {
        ThrowIfNameIsTaken(task);
        var scorer = ScorerCatalog.Create(
            task.Metric.Name,
            task.Output,
            new TextNormalization(task.Metric.MatchesCase, task.Metric.KeepsPunctuation),
            task.Metric.Pattern);
        var loaded = await DatasetLoader.LoadAsync(
            task, frozen, new DatasetOptions { AcceptsNewTest = options.AcceptsNewTest }, clock, cancellationToken);
        var recorded = await ReadRecordedAsync(task, loaded.Dataset, cancellationToken);
        var policyText = await PolicyReader.TextAsync(task, cancellationToken);
        var policy = task.Policy is { } file ? PolicyReader.Parse(policyText, file) : new Policy();
        var prices = await PriceBook.ReadAsync(task.Folder, cancellationToken);
        return new PreparedTask
        {
            Loaded = loaded,
            Policy = policy,
            Prices = prices,
            PolicyText = policyText,
            Check = Checked(task, policy, loaded, options, cancellationToken),
            Scorer = scorer,
            SelfTest = Tested(scorer, loaded.Dataset, task),
            Recorded = recorded,
        };
    }

    /// <summary>What the reader of a report should know of the data.</summary>
    public ImmutableArray<string> Notes =>
    [
        .. Loaded.Notes,
        .. Prices.Notes,
        .. Check.Findings
            .Where(finding => finding.Severity is not FindingSeverity.Info)
            .Select(finding => $"Data, {FindingNames.Of(finding.Severity)}{(finding.IsAccepted ? " (accepted)" : "")}: {finding.Title}"),
    ];

    private static CheckResult Checked(
        TaskDefinition task, Policy policy, LoadedDataset loaded, ClimbOptions options, CancellationToken cancellationToken)
    {
        var check = DataCheck.Run(
            task, policy, loaded, new CheckOptions { Accepted = options.Accepted, IsThorough = false }, progress: null, cancellationToken);
        return check.Refusals.Any() ? throw ClimbException.Refused(check) : check;
    }

    private static void ThrowIfNameIsTaken(TaskDefinition task)
    {
        var ours = task.IncludesAutomatic
            ? BaselineCatalog.For(task.Output).Select(baseline => baseline.Name).Concat(task.Models.SelectMany(PromptCatalog.NamesFor)).Concat(DocumentStage.NamesFor(task))
            : [];
        if (task.Recorded.Select(recorded => recorded.Name).Intersect(ours, StringComparer.Ordinal).FirstOrDefault() is { } taken)
        {
            throw new ClimbException($"{TaskReader.FileName}: found a recorded candidate named '{taken}', the name of one that Rung makes itself. Give it another name.");
        }
    }

    private static async Task<ImmutableArray<RecordedAnswerer>> ReadRecordedAsync(
        TaskDefinition task, Dataset dataset, CancellationToken cancellationToken)
    {
        var known = Enum.GetValues<Split>().SelectMany(split => dataset[split]).Select(example => example.Id).ToHashSet();
        var answerers = ImmutableArray.CreateBuilder<RecordedAnswerer>();
        foreach (var definition in task.Recorded)
        {
            var attempts = await RecordedAttempts.ReadAsync(definition, task.Folder, cancellationToken);
            attempts.ThrowIfUnmatched(known);
            answerers.Add(new RecordedAnswerer(definition, attempts));
        }

        return answerers.ToImmutable();
    }

    private static MetricSelfTestResult Tested(IScorer scorer, Dataset dataset, TaskDefinition task)
    {
        // Where every score comes from the recorded files, the task's own metric is never used.
        if (!task.IncludesAutomatic && task.Recorded.All(recorded => !recorded.Regrades))
        {
            return MetricSelfTestResult.NotApplicable;
        }

        var result = MetricSelfTest.Run(scorer, dataset[Split.Test], task.Seed);
        return result.Faults.IsEmpty ? result : throw new ClimbException(string.Join('\n', result.Faults));
    }
}
