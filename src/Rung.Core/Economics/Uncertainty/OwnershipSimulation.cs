using System.Collections.Immutable;
using Rung.Core.Economics.Ownership;

namespace Rung.Core.Economics.Uncertainty;

/// <summary>Draws all assumptions of a case many times and sums what each draw costs and earns.</summary>
public static class OwnershipSimulation
{
    /// <summary>A picture's bands need fewer draws than a verdict.</summary>
    private const int MostDrawsOfPicture = 4000;

    /// <summary>The same bytes for the same case, on any machine and however many threads.</summary>
    /// <exception cref="EconomicsException">The case cannot be: the error names the field.</exception>
    public static OwnershipForecast Run(OwnershipCase question)
    {
        ArgumentNullException.ThrowIfNull(question);

        var bound = new BoundCase(question);
        return new ForecastBuilder(bound, CaseDraws.Of(bound)).Build();
    }

    /// <summary>How much a candidate's total, or what it saves against another, hangs on each assumption; the most first.</summary>
    /// <param name="question">The case.</param>
    /// <param name="candidate">Whose total.</param>
    /// <param name="against">Less whose total; <see langword="null"/>: the total alone.</param>
    public static ImmutableArray<TornadoBar> Tornado(OwnershipCase question, string candidate, string? against)
    {
        ArgumentNullException.ThrowIfNull(question);

        var bound = new BoundCase(question);
        var first = IndexOf(question, candidate);
        int? second = against is null ? null : IndexOf(question, against);
        var values = new double[bound.Assumptions.Count];
        bound.Assumptions.Expect(values);
        var drawn = bound.NewDraw();
        return
        [
            .. bound.Assumptions.All
                .Select(Bar)
                .Where(bar => bar.Swing > 0)
                .OrderByDescending(bar => bar.Swing)
                .ThenBy(bar => bar.Assumption.Key, StringComparer.Ordinal),
        ];

        TornadoBar Bar(Assumption assumption, int place)
        {
            var (low, high) = (assumption.Value.Quantile(0.1), assumption.Value.Quantile(0.9));
            return new(assumption, low, high, At(place, low), At(place, high));
        }

        double At(int place, double value)
        {
            var expected = values[place];
            values[place] = value;
            bound.Evaluate(values, drawn);
            values[place] = expected;
            var total = ExpectedOutcome.TotalOf(bound, drawn, first, question.Months);
            return second is { } other ? total - ExpectedOutcome.TotalOf(bound, drawn, other, question.Months) : total;
        }
    }

    /// <summary>
    /// The total of every candidate at each volume, for a picture: by candidate in the order of the case, then by volume. From
    /// at most 4,000 draws.
    /// </summary>
    /// <param name="question">The case; its own volume does not matter.</param>
    /// <param name="callsPerMonth">Calls in the first month, each more than zero.</param>
    public static ImmutableArray<ImmutableArray<Distribution>> TotalsByVolume(OwnershipCase question, ImmutableArray<double> callsPerMonth)
    {
        ArgumentNullException.ThrowIfNull(question);

        var fewer = question with { Draws = Math.Min(question.Draws, MostDrawsOfPicture) };
        var byVolume = callsPerMonth.Select(calls => Run(fewer.AtVolume(calls))).ToArray();
        return
        [
            .. question.Candidates.Select(candidate => byVolume.Select(forecast => forecast.Of(candidate.Name).Total).ToImmutableArray()),
        ];
    }

    private static int IndexOf(OwnershipCase question, string name)
    {
        var place = question.Candidates.Select(candidate => candidate.Name).ToList().IndexOf(name);
        return place >= 0 ? place : throw new EconomicsException("candidate", $"'{name}'", "the name of a candidate");
    }
}
