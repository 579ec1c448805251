using System.Collections.Immutable;
using Rung.Core.Data;
using Rung.Core.Economics;
using Rung.Core.Scoring;
using Rung.Core.Statistics;

namespace Rung.Core.Ladder;

/// <summary>What the attempts of one run amount to.</summary>
public sealed class RunMeasurement
{
    private readonly IScorer _scorer;
    private readonly ScoredAnswer[] _answers;
    private readonly string?[]? _groups;
    private readonly ulong _seed;

    /// <param name="scorer">The metric.</param>
    /// <param name="examples">The examples of the run.</param>
    /// <param name="attempts">The attempts at them, in any order; examples without one are left out.</param>
    /// <param name="seed">Decides resampling.</param>
    public RunMeasurement(
        IScorer scorer, IEnumerable<Example> examples, IEnumerable<Attempt> attempts, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(scorer);
        _scorer = scorer;
        _seed = seed;
        var byExample = attempts.ToDictionary(attempt => attempt.Example);
        var pairs = examples
            .Where(example => byExample.ContainsKey(example.Id))
            .OrderBy(example => example.Id)
            .Select(example => (Example: example, Attempt: byExample[example.Id]))
            .ToArray();
        Attempts = [.. pairs.Select(pair => pair.Attempt)];
        _answers =
        [
            .. pairs
                .Where(pair => pair.Attempt.Score is not null)
                .Select(pair => new ScoredAnswer(pair.Example, pair.Attempt.Output, pair.Attempt.Score!.Value)),
        ];
        _groups = _answers.Any(answer => answer.Example.Group is not null)
            ? [.. _answers.Select(answer => answer.Example.Group)]
            : null;
    }

    /// <summary>In the order of their examples' ids.</summary>
    public ImmutableArray<Attempt> Attempts { get; }

    /// <summary>How many attempts have a score.</summary>
    public int ScoredCount => _answers.Length;

    public double FailureShare => Attempts.IsEmpty ? 0 : (double)Attempts.Count(attempt => attempt.Failure is not null) / Attempts.Length;

    public ImmutableSortedDictionary<FailureCause, int> Failures => Attempts
        .Where(attempt => attempt.Failure is not null)
        .CountBy(attempt => attempt.Failure!.Cause)
        .ToImmutableSortedDictionary();

    /// <summary>The mean cost of a call; <see langword="null"/> as soon as one answered call's is unknown.</summary>
    public Money? CostPerCall
    {
        get
        {
            var answered = Attempts.Where(attempt => attempt.Failure is null).ToArray();
            return answered.Length > 0 && answered.All(attempt => attempt.Cost is not null)
                ? new Money(answered.Sum(attempt => attempt.Cost!.Value.Usd) / answered.Length)
                : null;
        }
    }

    public LatencySummary? Latency
    {
        get
        {
            var known = Attempts.Where(attempt => attempt.Failure is null).Select(attempt => attempt.Latency).OfType<AttemptLatency>().ToArray();
            if (known.Length == 0)
            {
                return null;
            }

            double[] totals = [.. known.Select(latency => latency.TotalMs).Order()];
            double[] firsts = [.. known.Select(latency => latency.FirstTokenMs).OfType<double>().Order()];
            double[] retrievals = [.. known.Select(latency => latency.RetrieveMs).OfType<double>().Order()];
            return new LatencySummary(
                NearestRank(totals, 0.5),
                NearestRank(totals, 0.95),
                firsts.Length > 0 ? NearestRank(firsts, 0.5) : null,
                firsts.Length > 0 ? NearestRank(firsts, 0.95) : null,
                known.Length,
                retrievals.Length > 0 ? NearestRank(retrievals, 0.5) : null,
                retrievals.Length > 0 ? NearestRank(retrievals, 0.95) : null);
        }
    }

    /// <summary>The metric with its interval; <see langword="null"/> when nothing is scored.</summary>
    public Estimate? Quality(double confidence)
    {
        if (_answers.Length == 0)
        {
            return null;
        }

        return _scorer.IsAdditive
            ? MeanEstimate.Of(Scores(), _groups, confidence)
            : Bootstrap.Bca(_scorer.Prepare(_answers), _answers.Length, _groups, confidence, Bootstrap.DefaultResamples, _seed);
    }

    /// <summary>The paired difference of this run minus another over the examples that both have scored.</summary>
    public DifferenceEstimate? Minus(RunMeasurement other, double confidence)
    {
        ArgumentNullException.ThrowIfNull(other);

        var theirs = other._answers.ToDictionary(answer => answer.Example.Id);
        ScoredAnswer[] first = [.. _answers.Where(answer => theirs.ContainsKey(answer.Example.Id))];
        ScoredAnswer[] second = [.. first.Select(answer => theirs[answer.Example.Id])];
        if (first.Length == 0)
        {
            return null;
        }

        var groups = _groups is null ? null : first.Select(answer => answer.Example.Group).ToArray();
        return _scorer.IsAdditive
            ? PairedDifference.Estimate(
                [.. first.Select(answer => answer.Score.Value)], [.. second.Select(answer => answer.Score.Value)], groups, confidence, _seed)
            : Bootstrap.PairedDifference(
                _scorer.Prepare(first), _scorer.Prepare(second), first.Length, groups, confidence, Bootstrap.DefaultResamples, _seed);
    }

    private double[] Scores() => [.. _answers.Select(answer => answer.Score.Value)];

    private static double NearestRank(double[] sorted, double quantile) =>
        sorted[Math.Max(0, (int)Math.Ceiling(quantile * sorted.Length) - 1)];
}
