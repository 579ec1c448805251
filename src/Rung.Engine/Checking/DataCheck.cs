using Rung.Core.Ladder;
using Rung.Core.Stores;
using Rung.Engine.Checking.Curves;
using Rung.Engine.Checking.Finders;
using Rung.Engine.Datasets;
using Rung.Engine.Policies;
using Rung.Engine.Tasks;

namespace Rung.Engine.Checking;

/// <summary>
/// Looks for what would make measurements on a team's data lie, and for what makes the data worth less than it could be.
/// Writes nothing.
/// </summary>
public static class DataCheck
{
    private static readonly (string Stage, Thoroughness When, Finder Find)[] Finders =
    [
        ("comparing inputs", Thoroughness.Any, (material, _, _) => TwinFinder.Find(material)),
        ("comparing expected outputs", Thoroughness.Any, (material, _, _) => ContradictionFinder.Find(material)),
        ("comparing both sides of the test", Thoroughness.Any, (material, _, _) => SideLeaks.Find(material)),
        ("reading texts", Thoroughness.Any, (material, _, _) => TextFinder.Find(material)),
        ("counting labels", Thoroughness.Any, (material, _, _) => LabelCounts.Find(material)),
        ("counting examples", Thoroughness.Any, (material, _, _) => SizeFinder.Find(material)),
        ("looking for personal data", Thoroughness.Quick, PersonalDataFinder.FindInSample),
        ("looking for personal data", Thoroughness.Full, PersonalDataFinder.FindInAll),
        ("looking for wrong labels", Thoroughness.Full, LabelErrorFinder.Find),
    ];

    /// <summary>In which checks a finder takes part.</summary>
    [Flags]
    private enum Thoroughness
    {
        None = 0,
        Quick = 1,
        Full = 2,
        Any = Quick | Full,
    }

    /// <summary>Finds one sort of fault.</summary>
    internal delegate IEnumerable<Finding> Finder(CheckMaterial material, IProgress<double>? progress, CancellationToken cancellationToken);

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
        var loaded = await DatasetLoader.LoadAsync(
            task, frozen, new DatasetOptions { TwinProgress = StageProgress.Of("dividing the examples", progress) }, clock, cancellationToken);
        var result = Run(task, policy, loaded, options, progress, cancellationToken);
        return result with { FinishedAt = clock.GetUtcNow() };
    }

    /// <summary>Checks what is loaded already.</summary>
    internal static CheckResult Run(
        TaskDefinition task,
        Policy policy,
        LoadedDataset loaded,
        CheckOptions options,
        IProgress<CheckProgress>? progress,
        CancellationToken cancellationToken)
    {
        var material = CheckMaterial.Of(
            task, policy, loaded.Dataset, StageProgress.Of(Finders[0].Stage, progress), cancellationToken);
        var findings = new List<Finding>();
        var thoroughness = options.IsThorough ? Thoroughness.Full : Thoroughness.Quick;
        foreach (var (stage, _, find) in Finders.Where(finder => finder.When.HasFlag(thoroughness)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            findings.AddRange(find(material, StageProgress.Of(stage, progress), cancellationToken));
        }

        var curve = options.IsThorough ? CurveStage.Measure(material, StageProgress.Of(CurveStage.Name, progress), cancellationToken) : null;
        return ToResult(material, loaded, options, findings, curve);
    }

    private static CheckResult ToResult(
        CheckMaterial material, LoadedDataset loaded, CheckOptions options, List<Finding> findings, LearningCurve? curve) => new()
        {
            Task = material.Task.Name,
            Dataset = DatasetSummary.Of(loaded.Dataset),
            Bar = material.Task.Bar,
            Seed = material.Task.Seed,
            Policy = material.Policy,
            Findings =
            [
                .. from finding in findings
                   orderby finding.Severity, finding.Kind
                   select finding with { IsAccepted = options.Accepted.Contains(finding.Kind) },
            ],
            TestTwins = material.TestTwins,
            Profile = material.Profile,
            Curve = curve,
            Gates = DataGates.Of(material),
            Notes = loaded.Notes,
        };
}
