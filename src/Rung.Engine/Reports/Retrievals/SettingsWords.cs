using System.Collections.Immutable;
using System.Globalization;
using Rung.Engine.Retrieving.Searches;
using Rung.Retrieval.Settings;

namespace Rung.Engine.Reports.Retrievals;

/// <summary>What a search over settings found, in the words of every report.</summary>
internal static class SettingsWords
{
    private const decimal QueriesPerUnit = 1000;
    private const decimal TokensPerPrice = 1_000_000;
    private const double BytesPerMegabyte = 1e6;

    public static string Headline(SettingsFindings findings) => findings.IsChange
        ? $"Use {NameOf(findings, findings.Advised)}"
        : $"Keep {NameOf(findings, findings.Advised)}";

    /// <summary>Settings in a line; where documents are not cut, what is said of cutting means nothing.</summary>
    public static string NameOf(SettingsFindings findings, RetrievalSettings settings) =>
        findings.IsCut ? settings.ToString() : settings.Retriever;

    /// <summary>What was asked of whom.</summary>
    public static ImmutableArray<string> Lead(SettingsFindings findings) =>
    [
        findings.Why,
        findings.Division,
        string.Create(
            CultureInfo.InvariantCulture,
            $"{findings.Settings:#,0} settings raced over {findings.Searched:#,0} questions in {findings.Elapsed.TotalSeconds:0} s; {(double)findings.Asked / findings.AskedOfAll:0 %} of the full grid was asked{(findings.IsComplete ? "" : ", for the time was over: with more of it the front may be better")}."),
        $"Quality is {findings.Metric}. Tokens are those that a model has to read of the passages, {Cost(findings)}. Latency is the search alone; below 1 ms it is not told apart.",
    ];

    public static ImmutableArray<string> FrontHeads(SettingsFindings findings) =>
    [
        "#", "settings", "quality", "tokens", .. findings.Price is null ? Array.Empty<string>() : ["per 1,000"], "latency", "passages", "index", "indexing",
    ];

    /// <param name="findings">What was found.</param>
    /// <param name="number">Its number in the picture; today's has none.</param>
    /// <param name="point">A point of the front, or today's.</param>
    public static ImmutableArray<string> FrontCells(SettingsFindings findings, string number, FrontPoint point) =>
    [
        number,
        NameOf(findings, point.Settings),
        ReportText.WithInterval(point.Quality),
        ReportText.Count((long)Math.Round(point.Tokens)),
        .. findings.Price is { } price ? [Dollars(point.Tokens, price.Dollars)] : Array.Empty<string>(),
        Latency(point.Footprint),
        ReportText.Count(point.Footprint.Passages),
        (point.Footprint.IndexBytes / BytesPerMegabyte).ToString("0.0 MB", CultureInfo.InvariantCulture),
        point.Footprint.IndexTime.TotalSeconds.ToString("0.00 s", CultureInfo.InvariantCulture),
    ];

    /// <summary>One line for each of the settings that other questions were asked.</summary>
    public static ImmutableArray<string> Confirmed(SettingsFindings findings) => [.. findings.Confirmed.Select(confirmed => Confirmed(findings, confirmed))];

    public static string ConfirmedTitle(SettingsFindings findings) => $"On {ReportText.Count(findings.Unseen)} questions that nothing was chosen by, once";

    public static string Latency(SettingsFootprint footprint) => ReportText.Milliseconds(footprint.Latency.TotalMilliseconds);

    public static string Dollars(double tokens, decimal perMillion) =>
        string.Create(CultureInfo.InvariantCulture, $"${(decimal)tokens * QueriesPerUnit * perMillion / TokensPerPrice:0.000}");

    private static string Cost(SettingsFindings findings) => findings.Price is { } price
        ? string.Create(CultureInfo.InvariantCulture, $"at {price.Dollars:0.####} dollars per million for {price.Model}")
        : "a query; a thousand queries cost that many thousand";

    private static string Confirmed(SettingsFindings findings, ConfirmedSettings settings) =>
        $"{settings.Name}: {NameOf(findings, settings.Settings)}: {ReportText.WithInterval(settings.Quality)} with {ReportText.Count((long)Math.Round(settings.Tokens))} tokens"
        + (settings.Difference is { } difference
            ? $"; against today {ReportText.Signed(difference.Value)} [{ReportText.Signed(difference.Interval.Low)}, {ReportText.Signed(difference.Interval.High)}], p = {ReportText.P(settings.AdjustedP)} ({difference.Method})."
            : ".");
}
