using Rung.Core.Economics.Outlooks;
using Rung.Core.Economics.Uncertainty;

namespace Rung.Engine.Reports.Outlooks;

/// <summary>What is said of a challenger and its reference. Brackets are of 80 %, and an end that is never reached is "never".</summary>
internal static class PairWords
{
    private const string Never = "never";
    private const string None = "at no volume";
    private const string OnlyBelow = "only below a volume";

    public static string Of(PairOutlook pair, int months)
    {
        var net = pair.ProbabilityBetterNet is { } better ? $"; earns more with probability {MoneyText.Probability(better)}" : "";
        return $"{MoneyName.Quoted(pair.Challenger)} costs less than {MoneyName.Quoted(pair.Reference)} with probability "
            + $"{MoneyText.Probability(pair.ProbabilityCheaper)}; {Saving(pair.Saving, months)}{net}; {Month(pair.Month)}; {Volume(pair.CallsPerMonth)}";
    }

    private static string Saving(Distribution saving, int months)
    {
        var over = $"over {MoneyText.Months(months)}";
        var (low, high) = (saving.Central80.Low, saving.Central80.High);
        return saving.Expected switch
        {
            0 when low == 0 && high == 0 => $"costs the same {over}",
            >= 0 => $"saves {Amount(saving.Expected, low, high)} {over}",
            _ => $"costs {Amount(-saving.Expected, -high, -low)} more {over}",
        };
    }

    private static string Amount(double expected, double low, double high) =>
        MoneyText.DollarInterval(low, high) is { Length: > 0 } interval
            ? $"{MoneyText.Dollars(expected)} {interval} (80 %)"
            : MoneyText.Dollars(expected);

    private static string Month(BreakEvenOutlook month) => month switch
    {
        { AlwaysShare: 1 } => "nothing has to be earned back",
        { NeverShare: 1 } => "never earned back",
        { Median: 0 } => $"nothing has to be earned back in {MoneyText.Share(month.AlwaysShare)} of the draws{Else(month.NeverShare)}",
        { Median: { } median } => $"earned back after {MoneyText.Months(median)}{Ends(month, MoneyText.Month)}{Else(month.NeverShare)}",
        _ => $"never earned back in {MoneyText.Share(month.NeverShare)} of the draws{Early(month, "after", MoneyText.Months)}",
    };

    private static string Volume(BreakEvenOutlook calls)
    {
        var nowhere = calls.NeverShare - calls.OnlyBelowShare;
        return calls switch
        {
            { AlwaysShare: 1 } => "pays at any volume",
            { Median: 0 } => $"pays at any volume in {MoneyText.Share(calls.AlwaysShare)} of the draws{Rest(calls.OnlyBelowShare, OnlyBelow)}{Rest(nowhere, None)}",
            { Median: { } median } => $"pays from {Volumes(median)}{Ends(calls, MoneyText.Calls)}{Rest(calls.OnlyBelowShare, OnlyBelow)}{Rest(nowhere, None)}",
            _ when calls.OnlyBelowShare >= nowhere => $"pays {OnlyBelow}{InMost(calls.OnlyBelowShare)}{Rest(nowhere, None)}{Early(calls, "from", Volumes)}",
            _ => $"pays {None}{InMost(nowhere)}{Rest(calls.OnlyBelowShare, OnlyBelow)}{Early(calls, "from", Volumes)}",
        };
    }

    private static string Volumes(double calls) => $"{MoneyText.Calls(calls)} calls a month";

    private static string Ends(BreakEvenOutlook outlook, Func<double, string> written)
    {
        var early = outlook.Early is { } low ? written(low) : Never;
        var late = outlook.Late is { } high ? written(high) : Never;
        return early == late ? "" : $" [{early}, {late}]";
    }

    private static string Else(double neverShare) => Rest(neverShare, Never);

    private static string Rest(double share, string what) => share > 0 ? $", {what} in {MoneyText.Share(share)}" : "";

    private static string InMost(double share) => share < 1 ? $" in {MoneyText.Share(share)} of the draws" : "";

    private static string Early(BreakEvenOutlook outlook, string word, Func<double, string> written) =>
        outlook.Early is > 0 and { } early ? $", {word} {written(early)} in one draw of ten" : "";
}
