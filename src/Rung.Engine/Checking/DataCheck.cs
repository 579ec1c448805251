using Rung.Core.Ladder;
using Rung.Core.Stores;
using Rung.Engine.Checking.Finders;
using Rung.Engine.Datasets;
using Rung.Engine.Policies;
using Rung.Engine.Tasks;

namespace Rung.Engine.Checking;

/// <summary>Looks for what would make measurements on a team's data lie, and for what makes the data worth less than it could be. Writes nothing.</summary>
public static class DataCheck
{
    private static readonly (string Stage, Func<CheckMaterial, IEnumerable<Finding>> Find)[] Stages =
    [
        ("comparing both sides of the test", SideLeaks.Find),
        ("counting labels", LabelCounts.Find),
    ];

    /// <summary>Reads the data of a task, divides it as a climb would, and checks it.</summary>
    /// <exception cref="Core.RungException">A file cannot be read.</exception>
    public static async Task<CheckResult> RunAsync(
        TaskDefinition task,
        IFrozenSplitStore frozen,
        CheckOptions options,
        IProgress<CheckProgress>? progress,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(frozen);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(clock);

        progress?.Report(new CheckProgress("reading the examples", 0));
        var policy = await PolicyReader.ReadAsync(task, cancellationToken);
        var loaded = await DatasetLoader.LoadAsync(task, frozen, new DatasetOptions(), clock, cancellationToken);
        return Run(task, policy, loaded, options, progress, clock, cancellationToken);
    }

    /// <summary>Checks what is loaded already.</summary>
    internal static CheckResult Run(
        TaskDefinition task,
        Policy policy,
        LoadedDataset loaded,
        CheckOptions options,
        IProgress<CheckProgress>? progress,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var material = new CheckMaterial(task, policy, loaded.Dataset);
        var findings = new List<Finding>();
        foreach (var (stage, find) in Stages)
        {
            cancellationToken.ThrowIfCancellationRequested();
            progress?.Report(new CheckProgress(stage, 0));
            findings.AddRange(find(material));
        }

        return new CheckResult
        {
            Task = task.Name,
            Dataset = DatasetSummary.Of(loaded.Dataset),
            Seed = task.Seed,
            Policy = policy,
            Findings =
            [
                .. from finding in findings
                   orderby finding.Severity, finding.Kind
                   select finding with { IsAccepted = options.Accepted.Contains(finding.Kind) },
            ],
            Gates = DataGates.Of(material),
            Notes = loaded.Notes,
            FinishedAt = clock.GetUtcNow(),
        };
    }
}
