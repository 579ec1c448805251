using System.Collections.Immutable;
using Rung.Core.Economics.BreakEven;
using Rung.Core.Economics.Uncertainty;

namespace Rung.Studies.Ownership;

/// <summary>Every number of a forecast by name, to compare and to hash.</summary>
internal static class ForecastNumbers
{
    public static readonly ImmutableArray<double> BreakEvenQuantiles = [0.1, 0.25, 0.5, 0.75, 0.9];

    public static SortedDictionary<string, double> Of(OwnershipForecast forecast)
    {
        var numbers = new SortedDictionary<string, double>(StringComparer.Ordinal);
        foreach (var candidate in forecast.Candidates)
        {
            Add(numbers, $"{candidate.Name}.one-off", candidate.OneOff);
            Add(numbers, $"{candidate.Name}.first-month", candidate.FirstMonth);
            Add(numbers, $"{candidate.Name}.total", candidate.Total);
            Add(numbers, $"{candidate.Name}.net", candidate.Net!);
            Add(numbers, $"{candidate.Name}.return", candidate.ReturnOnInvestment!);
            numbers[$"{candidate.Name}.cheapest"] = candidate.ProbabilityCheapest;
            numbers[$"{candidate.Name}.best-net"] = candidate.ProbabilityBestNet!.Value;
            for (var month = 0; month < candidate.CashByMonth.Length; month++)
            {
                Add(numbers, $"{candidate.Name}.cash.{month:00}", candidate.CashByMonth[month]);
            }
        }

        foreach (var pair in forecast.Pairs)
        {
            Add(numbers, $"{pair.Challenger}.saving", pair.Saving);
            numbers[$"{pair.Challenger}.cheaper"] = pair.ProbabilityCheaper;
            numbers[$"{pair.Challenger}.better-net"] = pair.ProbabilityBetterNet!.Value;
            Add(numbers, $"{pair.Challenger}.break-even-month", pair.Month);
            Add(numbers, $"{pair.Challenger}.break-even-calls", pair.CallsPerMonth);
        }

        return numbers;
    }

    private static void Add(SortedDictionary<string, double> numbers, string name, Distribution distribution)
    {
        numbers[$"{name}.expected"] = distribution.Expected;
        numbers[$"{name}.mean"] = distribution.Mean;
        numbers[$"{name}.0.025"] = distribution.Central95.Low;
        numbers[$"{name}.0.1"] = distribution.Central80.Low;
        numbers[$"{name}.0.5"] = distribution.Median;
        numbers[$"{name}.0.9"] = distribution.Central80.High;
        numbers[$"{name}.0.975"] = distribution.Central95.High;
    }

    private static void Add(SortedDictionary<string, double> numbers, string name, BreakEvenDistribution breakEven)
    {
        numbers[$"{name}.never"] = breakEven.NeverShare;
        numbers[$"{name}.always"] = breakEven.AlwaysShare;
        foreach (var probability in BreakEvenQuantiles)
        {
            numbers[$"{name}.{probability}"] = breakEven.Quantile(probability) ?? double.PositiveInfinity;
        }
    }
}
