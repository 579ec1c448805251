using System.Collections.Immutable;
using Rung.Core.Economics.Outlooks;
using Rung.Core.Economics.Uncertainty;

namespace Rung.Engine.Reports.Outlooks;

/// <summary>The table of candidates, cell by cell as text: every report draws the same one.</summary>
internal sealed record MoneyTable(ImmutableArray<string> Heads, ImmutableArray<MoneyRow> Rows)
{
    public static MoneyTable Of(OwnershipOutlook outlook)
    {
        var hasNet = outlook.Candidates.Any(candidate => candidate.Net is not null);
        string[] heads = ["one-off", "first month", MoneyText.Months(outlook.Months), "80 %", "95 %", "cheapest"];
        return new(
            [.. heads, .. hasNet ? ["net", "return"] : Array.Empty<string>()],
            [.. outlook.Candidates.Select(candidate => RowOf(candidate, hasNet, candidate.Name == outlook.Reference))]);
    }

    private static MoneyRow RowOf(CandidateOutlook candidate, bool hasNet, bool isReference)
    {
        string[] cells =
        [
            MoneyText.Dollars(candidate.OneOff.Expected),
            MoneyText.Dollars(candidate.FirstMonth.Expected),
            MoneyText.Dollars(candidate.Total.Expected),
            Interval(candidate.Total.Central80.Low, candidate.Total.Central80.High),
            Interval(candidate.Total.Central95.Low, candidate.Total.Central95.High),
            MoneyText.Probability(candidate.ProbabilityCheapest),
        ];
        string[] value = [Net(candidate.Net), candidate.ReturnOnInvestment is { } known ? MoneyText.Return(known.Expected) : "unknown"];
        return new(candidate.Name, isReference, [.. cells, .. hasNet ? value : []]);
    }

    private static string Net(Distribution? net) => net is null ? "unknown" : MoneyText.WithInterval(net);

    private static string Interval(double low, double high) =>
        low < high ? $"[{MoneyText.Dollars(low)}, {MoneyText.Dollars(high)}]" : "certain";
}
