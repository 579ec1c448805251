using Rung.Retrieval.Evaluation;

namespace Rung.Retrieval.Fusion;

/// <summary>
/// Whether to fuse: only where it is shown to be better than the best single retriever on the same queries of dev.
/// Fusion is no free gain: a weak partner makes a strong retriever worse.
/// </summary>
public sealed record FusionChoice
{
    private FusionChoice(RunScores bestSingle, RunScores? adopted)
    {
        BestSingle = bestSingle;
        Adopted = adopted;
    }

    /// <summary>The single retriever with the highest mean.</summary>
    public RunScores BestSingle { get; }

    /// <summary>The fused run to use; null when none is shown to be better.</summary>
    public RunScores? Adopted { get; }

    /// <summary>The run to use: the adopted one, or the best single.</summary>
    public RunScores Chosen => Adopted ?? BestSingle;

    /// <summary>Of the fused runs that are shown to be better, the one with the highest mean; else none.</summary>
    /// <param name="singles">At least one, over the queries of dev.</param>
    /// <param name="fused">Over the same queries.</param>
    /// <param name="metric">By which they are compared.</param>
    /// <param name="areBetter">
    /// The caller's paired comparison: for each fused run whether it is better than the single one, corrected for
    /// their number.
    /// </param>
    public static FusionChoice Among(
        IReadOnlyList<RunScores> singles,
        IReadOnlyList<RunScores> fused,
        RetrievalMetric metric,
        Func<IReadOnlyList<RunScores>, RunScores, IReadOnlyList<bool>> areBetter)
    {
        ArgumentNullException.ThrowIfNull(singles);
        ArgumentNullException.ThrowIfNull(fused);
        ArgumentNullException.ThrowIfNull(metric);
        ArgumentNullException.ThrowIfNull(areBetter);
        ArgumentOutOfRangeException.ThrowIfZero(singles.Count, nameof(singles));
        CheckQueries([.. singles, .. fused]);
        var best = singles.MaxBy(run => run.Of(metric).Average())!;
        var better = fused.Count is 0 ? [] : areBetter(fused, best);
        return new(best, fused.Zip(better).Where(run => run.Second).Select(run => run.First)
            .MaxBy(run => run.Of(metric).Average()));
    }

    private static void CheckQueries(IReadOnlyList<RunScores> runs)
    {
        if (runs.FirstOrDefault(run => !run.Queries.SequenceEqual(runs[0].Queries)) is { } other)
        {
            throw new ArgumentException(
                $"'{other.Name}' and '{runs[0].Name}' were measured on different queries; they cannot be paired.", nameof(runs));
        }
    }
}
