using System.Collections.Immutable;
using Rung.Core.Economics.Outlooks;
using Rung.Core.Economics.Uncertainty;

namespace Rung.Engine.Reports.Outlooks;

/// <summary>The table of candidates, cell by cell as text: every report draws the same one.</summary>
/// <param name="Heads">One a cell.</param>
/// <param name="Rows">The cheapest first.</param>
internal sealed record MoneyTable(ImmutableArray<string> Heads, ImmutableArray<MoneyRow> Rows)
{
    /// <summary>So many cells say what is paid, the others what comes back.</summary>
    public const int CostCount = 6;

    private const string Unknown = "unknown";

    private static readonly ImmutableArray<string> NetHeads = ["net [80 %]", "return", "earns most"];

    public static MoneyTable Of(OwnershipOutlook outlook)
    {
        var hasNet = outlook.Candidates.Any(candidate => candidate.Net is not null);
        return new(
            ["one-off", "first month", MoneyText.Months(outlook.Months), "80 %", "95 %", "costs least", .. hasNet ? NetHeads : []],
            [.. outlook.Candidates.Select(candidate => new MoneyRow(
                candidate.Name,
                candidate.Name == outlook.Reference,
                [.. CostCells(candidate), .. hasNet ? NetCells(candidate) : []]))]);
    }

    private static ImmutableArray<MoneyCell> CostCells(CandidateOutlook candidate) =>
    [
        MoneyCell.Of(MoneyText.Dollars(candidate.OneOff.Expected)),
        MoneyCell.Of(MoneyText.Dollars(candidate.FirstMonth.Expected)),
        MoneyCell.Of(MoneyText.Dollars(candidate.Total.Expected)),
        MoneyCell.Of(Interval(candidate.Total.Central80.Low, candidate.Total.Central80.High)),
        MoneyCell.Of(Interval(candidate.Total.Central95.Low, candidate.Total.Central95.High)),
        MoneyCell.Of(MoneyText.Probability(candidate.ProbabilityCheapest)),
    ];

    private static ImmutableArray<MoneyCell> NetCells(CandidateOutlook candidate) =>
    [
        candidate.Net is { } net ? Amount(net) : MoneyCell.Of(Unknown),
        MoneyCell.Of(candidate.ReturnOnInvestment is { } known ? MoneyText.Return(known.Expected) : Unknown),
        MoneyCell.Of(candidate.ProbabilityBestNet is { } best ? MoneyText.Probability(best) : Unknown),
    ];

    private static MoneyCell Amount(Distribution net) =>
        new(MoneyText.Dollars(net.Expected), MoneyText.DollarInterval(net.Central80.Low, net.Central80.High));

    private static string Interval(double low, double high) =>
        low < high ? $"[{MoneyText.Dollars(low)}, {MoneyText.Dollars(high)}]" : "certain";
}
