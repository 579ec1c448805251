using System.Collections.Immutable;
using Rung.Core.Economics.BreakEven;
using Rung.Core.Economics.Ownership;
using Rung.Core.Economics.Uncertainty;

namespace Rung.Core.Economics.Outlooks;

/// <summary>Reckons a case through and sums it up for a reader.</summary>
public static class OutlookBuilder
{
    private const int TornadoLines = 8;
    private const double PictureReach = 32;

    /// <summary>Two in each doubling: a picture's line bends no faster.</summary>
    private const int StepsEachWay = 10;

    /// <summary>The same bytes for the same case.</summary>
    /// <param name="question">The case; its incumbent is exchanged for the reference.</param>
    /// <param name="reference">Whom the others are held against; <see langword="null"/>: the cheapest at the expected values.</param>
    /// <exception cref="EconomicsException">The case cannot be: the error names the field.</exception>
    public static OwnershipOutlook Build(OwnershipCase question, string? reference)
    {
        ArgumentNullException.ThrowIfNull(question);

        var against = reference ?? OwnershipSimulation.Run(question with { Draws = OwnershipCase.FewestDraws }).Candidates[0].Name;
        var asked = question with { Incumbent = against };
        var forecast = OwnershipSimulation.Run(asked);
        var volumes = VolumesAround(question.Traffic.CallsPerMonth.Value.Expected);
        var totals = OwnershipSimulation.TotalsByVolume(asked, volumes);
        return new()
        {
            Draws = forecast.Draws,
            Seed = forecast.Seed,
            Months = forecast.Months,
            CallsPerMonth = question.Traffic.CallsPerMonth.Value.Expected,
            Reference = against,
            Candidates = [.. forecast.Candidates.Select(candidate => Candidate(asked, candidate, totals))],
            Pairs = [.. forecast.Pairs.Select(PairOutlook.Of)],
            Volumes = volumes,
            Crossings = CrossingsOf(asked, volumes),
            Tornado = TornadoOf(asked, forecast, against),
            Flips = FlipPoints.Of(asked),
            Inputs = [.. forecast.Assumptions.Select(OutlookInput.Of)],
        };
    }

    private static CandidateOutlook Candidate(
        OwnershipCase question, CandidateForecast forecast, ImmutableArray<ImmutableArray<Distribution>> totals)
    {
        var place = question.Candidates.Select(candidate => candidate.Name).ToList().IndexOf(forecast.Name);
        return new()
        {
            Name = forecast.Name,
            OneOff = forecast.OneOff,
            FirstMonth = forecast.FirstMonth,
            Total = forecast.Total,
            Net = forecast.Net,
            ReturnOnInvestment = forecast.ReturnOnInvestment,
            ProbabilityCheapest = forecast.ProbabilityCheapest,
            ProbabilityBestNet = forecast.ProbabilityBestNet,
            Success = forecast.Name == question.Incumbent ? null : question.Candidates[place].Success,
            CashByMonth = forecast.CashByMonth,
            TotalByVolume = totals[place],
            Items = [.. question.Candidates[place].Items.Select(CostLine.Of)],
        };
    }

    private static ImmutableArray<double> VolumesAround(double calls) =>
    [
        .. Enumerable.Range(-StepsEachWay, (2 * StepsEachWay) + 1).Select(step => calls * Math.Pow(PictureReach, (double)step / StepsEachWay)),
    ];

    /// <summary>Where the lower edge of all lines changes hands.</summary>
    private static ImmutableArray<Crossing> CrossingsOf(OwnershipCase question, ImmutableArray<double> volumes)
    {
        var bound = new BoundCase(question);
        var expected = bound.Expected();
        var crossings = ImmutableArray.CreateBuilder<Crossing>();
        for (var i = 1; i < volumes.Length; i++)
        {
            var (low, high) = (volumes[i - 1], volumes[i]);
            var (below, above) = (CheapestAt(low), CheapestAt(high));
            if (below != above)
            {
                var at = Halved(low, high, below);
                crossings.Add(new(at, TotalAt(below, at), question.Candidates[below].Name, question.Candidates[CheapestAt(at)].Name));
            }
        }

        return crossings.ToImmutable();

        double Halved(double low, double high, int below)
        {
            for (var i = 0; i < 60; i++)
            {
                var middle = (low + high) / 2;
                (low, high) = CheapestAt(middle) == below ? (middle, high) : (low, middle);
            }

            return high;
        }

        int CheapestAt(double calls)
        {
            return Enumerable.Range(0, question.Candidates.Length).MinBy(candidate => TotalAt(candidate, calls));
        }

        double TotalAt(int candidate, double calls)
        {
            expected.Calls = calls;
            return ExpectedOutcome.TotalOf(bound, expected, candidate, question.Months);
        }
    }

    private static Tornado TornadoOf(OwnershipCase question, OwnershipForecast forecast, string reference)
    {
        // What decides is the saving against the next best, where there is one.
        var rival = forecast.Candidates.Select(candidate => candidate.Name).FirstOrDefault(name => name != reference);
        var total = forecast.Of(reference).Total.Expected;
        var expected = rival is null ? total : total - forecast.Of(rival).Total.Expected;
        return new(
            reference,
            rival,
            expected,
            [.. OwnershipSimulation.Tornado(question, reference, rival).Take(TornadoLines).Select(TornadoLine.Of)]);
    }
}
