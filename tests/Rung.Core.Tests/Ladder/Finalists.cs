using System.Collections.Immutable;
using Rung.Core.Economics;
using Rung.Core.Ladder;
using Rung.Core.Statistics;

namespace Rung.Core.Tests.Ladder;

/// <summary>Measured candidates that tests of verdicts are made of.</summary>
internal static class Finalists
{
    private const double HalfWidth = 0.02;

    public static MeasuredCandidate Of(
        string name, RungKind rung, double value, decimal? cost = 0m, bool isDeployable = true, int simplicity = 0, params ImmutableArray<string> parts)
    {
        var estimate = new Estimate(
            value, new Interval(value - HalfWidth, value + HalfWidth), Count: 1000, Groups: 0, Confidence: 0.95, Method: "wilson");
        return new MeasuredCandidate
        {
            Candidate = new Candidate
            {
                Name = name,
                Rung = rung,
                Definition = name,
                IsDeployable = isDeployable,
                Simplicity = simplicity,
                Parts = parts,
            },
            State = CandidateState.Finalist,
            Why = "measured on test",
            Test = estimate,
            AgainstBar = estimate,
            CostPerCall = cost is { } usd ? new Money(usd) : null,
        };
    }

    public static Comparison Pair(string better, string worse, double difference, double low, double high, double p = 0.01) =>
        new(better, worse, new DifferenceEstimate(difference, new Interval(low, high), p, Count: 1000, Groups: 0, Method: "mcnemar"), p);
}
