using Rung.Core.Economics.BreakEven;

namespace Rung.Core.Economics.Uncertainty;

/// <summary>Sums the draws of a case up.</summary>
internal sealed class ForecastBuilder
{
    private readonly BoundCase _bound;
    private readonly DrawnCase _expected;
    private readonly CaseDraws _draws;
    private readonly int _months;

    public ForecastBuilder(BoundCase bound, CaseDraws draws)
    {
        _bound = bound;
        _expected = bound.Expected();
        _draws = draws;
        _months = bound.Question.Months;
    }

    public OwnershipForecast Build()
    {
        // Pairs and probabilities first: distributions order the draws in place, and then no draw is next to its like.
        var pairs = Enumerable.Range(0, _bound.Candidates.Length)
            .Where(candidate => candidate != _bound.Incumbent)
            .ToDictionary(candidate => candidate, Pair);
        var cheapest = Winners(draws => draws.Total, isLessBetter: true);
        var bestNet = _bound.KnowsNet ? Winners(draws => draws.Net, isLessBetter: false) : null;
        var forecasts = new CandidateForecast[_bound.Candidates.Length];
        Parallel.For(0, forecasts.Length, i => forecasts[i] = Candidate(i, cheapest[i], bestNet?[i]));
        int[] order =
        [
            .. Enumerable.Range(0, forecasts.Length)
                .OrderBy(candidate => forecasts[candidate].Total.Expected)
                .ThenBy(candidate => forecasts[candidate].Name, StringComparer.Ordinal),
        ];
        return new()
        {
            Draws = _bound.Question.Draws,
            Seed = _bound.Question.Seed,
            Months = _months,
            Candidates = [.. order.Select(candidate => forecasts[candidate])],
            Pairs = [.. order.Where(pairs.ContainsKey).Select(candidate => pairs[candidate])],
            Assumptions = [.. _bound.Assumptions.All.OrderBy(assumption => assumption.Key, StringComparer.Ordinal)],
        };
    }

    private PairForecast Pair(int challenger)
    {
        var own = _draws.Candidates[challenger];
        var other = _draws.Candidates[_bound.Incumbent];
        var saving = other.Total.Zip(own.Total, (theirs, ours) => theirs - ours).ToArray();
        var knowsNet = IsNetKnown(challenger) && IsNetKnown(_bound.Incumbent);
        return new()
        {
            Challenger = _bound.Question.Candidates[challenger].Name,
            Incumbent = _bound.Question.Candidates[_bound.Incumbent].Name,
            ProbabilityCheaper = ShareAboveZero(saving),
            ProbabilityBetterNet = knowsNet ? ShareAboveZero([.. own.Net.Zip(other.Net, (ours, theirs) => ours - theirs)]) : null,
            Saving = Distribution.Of(TotalOf(_bound.Incumbent) - TotalOf(challenger), saving),
            Month = new BreakEvenDistribution(own.BreakEvenMonth),
            CallsPerMonth = Volumes(own.BreakEvenCalls),
        };
    }

    private CandidateForecast Candidate(int candidate, double cheapest, double? bestNet)
    {
        var draws = _draws.Candidates[candidate];
        var cost = _expected.Costs[candidate];
        var knowsNet = IsNetKnown(candidate);
        var net = knowsNet ? ExpectedOutcome.NetOf(_bound, _expected, candidate, _months) : 0;

        // Before the totals and nets are put in order, each for itself.
        var returns = knowsNet ? draws.Net.Zip(draws.Total, ReturnOf).ToArray() : [];
        return new()
        {
            Name = _bound.Question.Candidates[candidate].Name,
            OneOff = Distribution.Of(cost.OneOff, draws.OneOff),
            FirstMonth = Distribution.Of(cost.MonthOf(_expected.Calls), draws.FirstMonth),
            Total = Distribution.Of(TotalOf(candidate), draws.Total),
            Net = knowsNet ? Distribution.Of(net, draws.Net) : null,
            ReturnOnInvestment = knowsNet ? Distribution.Of(ReturnOf(net, TotalOf(candidate)), returns) : null,
            ProbabilityCheapest = cheapest,
            ProbabilityBestNet = bestNet,
            CashByMonth = [.. draws.Cash.Select((cash, month) => Distribution.Of(CashOf(candidate, month), cash))],
        };
    }

    private double TotalOf(int candidate) => CashOf(candidate, _months);

    private double CashOf(int candidate, int months) => ExpectedOutcome.TotalOf(_bound, _expected, candidate, months);

    private bool IsNetKnown(int candidate) => !double.IsNaN(_expected.ValuePerCall[candidate])
        && (_bound.Candidates[candidate].SuccessProbability >= 1 || !double.IsNaN(_expected.ValuePerCall[_bound.Incumbent]));

    private double[] Winners(Func<CandidateDraws, double[]> outcome, bool isLessBetter)
    {
        var outcomes = _draws.Candidates.Select(outcome).ToArray();
        var wins = new double[outcomes.Length];
        for (var number = 0; number < _bound.Question.Draws; number++)
        {
            var best = outcomes[0][number];
            foreach (var other in outcomes)
            {
                best = isLessBetter ? Math.Min(best, other[number]) : Math.Max(best, other[number]);
            }

            for (var candidate = 0; candidate < outcomes.Length; candidate++)
            {
                wins[candidate] += outcomes[candidate][number] == best ? 1.0 / _bound.Question.Draws : 0;
            }
        }

        return wins;
    }

    private static BreakEvenDistribution Volumes(double[] draws)
    {
        var onlyBelow = draws.Count(double.IsNaN);
        return new([.. draws.Select(draw => double.IsNaN(draw) ? double.PositiveInfinity : draw)], onlyBelow);
    }

    private static double ShareAboveZero(double[] differences)
    {
        var above = differences.Count(difference => difference > 0);
        var equal = differences.Count(difference => difference == 0);
        return (above + (equal / 2.0)) / differences.Length;
    }

    /// <summary>What costs nothing returns without limit.</summary>
    private static double ReturnOf(double net, double cost) => cost > 0 ? net / cost : double.PositiveInfinity;
}
