using System.Globalization;
using System.Text;
using Rung.Core.Statistics;

namespace Rung.Retrieval.Studies.Settings;

/// <summary>A run as Markdown.</summary>
internal static class SettingsReport
{
    public static async Task<string> OfAsync(SettingsRun run)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"## {run.Data.Name}\n\n{run.Data.Documents.Count} documents, all searched. Dev: {run.Data.Dev.Count} questions on {Groups(run.Data.Dev)} documents; ");
        text.Append(CultureInfo.InvariantCulture, $"test: {run.Data.Test.Count} questions on {Groups(run.Data.Test)} others.\n\n");
        AddRace(text, run);
        await AddFrontAsync(text, run);
        if (!run.Tested.IsEmpty)
        {
            AddTest(text, run);
        }

        return text.ToString();
    }

    private static void AddRace(StringBuilder text, SettingsRun run)
    {
        var first = run.Search.First;
        var kept = first.Measured.Count(choice => choice.EliminatedBy is null);
        var (best, taken) = (run.Grid.Best(run.Search.Baseline.Cost)!, first.Best(run.Search.Baseline.Cost)!);
        text.Append("### The race against the full grid\n\n| | questions asked, summed over settings | rankings made | seconds | best within today's tokens |\n| --- | --- | --- | --- | --- |\n");
        text.Append(CultureInfo.InvariantCulture, $"| full grid, {first.Measured.Length} settings | {run.Grid.Asked:#,0} | {run.GridRetrievals:#,0} | {run.GridTime.TotalSeconds:0} | {run.SettingsOf(best)}: {best.Quality:0.0000} |\n");
        text.Append(CultureInfo.InvariantCulture, $"| race, {kept} survive | {first.Asked:#,0} | {run.Retrievals:#,0} | {run.RaceTime.TotalSeconds:0} | {run.SettingsOf(taken)}: {taken.Quality:0.0000} |\n\n");
        text.Append(CultureInfo.InvariantCulture, $"In {run.Reordered.Length} other orders of the questions the race asked {run.Reordered.Average(each => each.Share):0.0 %} of the grid ({run.Reordered.Min(each => each.Share):0.0 %} to {run.Reordered.Max(each => each.Share):0.0 %}), ");
        text.Append(CultureInfo.InvariantCulture, $"kept a setting of the grid's best quality {run.Reordered.Count(each => each.IsKept)} times and took one {run.Reordered.Count(each => each.IsTaken)} times; the most that was lost is {run.Reordered.Max(each => each.Lost):0.0000}.\n\n");
    }

    private static async Task AddFrontAsync(StringBuilder text, SettingsRun run)
    {
        text.Append("### The front on dev\n\n| settings | found | tokens a query | µs a query | passages | index MB | index s |\n| --- | --- | --- | --- | --- | --- | --- |\n");
        foreach (var choice in run.Search.Front)
        {
            var footprint = await run.FootprintOfAsync(choice);
            text.Append(CultureInfo.InvariantCulture, $"| {run.SettingsOf(choice)} | {choice.Quality:0.000} | {choice.Cost:#,0} | {choice.Latency.TotalMicroseconds:#,0} | {footprint.Passages:#,0} | {footprint.IndexBytes / 1e6:0.0} | {footprint.IndexTime.TotalSeconds:0.00} |\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"\nToday's settings: found {run.Search.Baseline.Quality:0.000} with {run.Search.Baseline.Cost:#,0} tokens in {run.Search.Baseline.Latency.TotalMicroseconds:#,0} µs.\n\n");
    }

    private static void AddTest(StringBuilder text, SettingsRun run)
    {
        text.Append("### The test, once\n\n| | settings | dev | test | tokens a query | difference to today |\n| --- | --- | --- | --- | --- | --- |\n");
        foreach (var tested in run.Tested)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {tested.Name} | {tested.Settings} | {tested.Dev:0.000} | {Cell(tested.Quality)} | {tested.Tokens:#,0} | {Cell(tested.Difference, tested.Adjusted)} |\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"\nMethod: {run.Tested[1].Difference!.Value.Method}; Holm over {run.Tested.Length - 1}.\n");
    }

    private static int Groups(IEnumerable<Retrieval.Settings.SettingsQuestion> questions) =>
        questions.Select(question => question.Group).Distinct(StringComparer.Ordinal).Count();

    private static string Cell(Estimate estimate) => string.Create(
        CultureInfo.InvariantCulture, $"{estimate.Value:0.000} [{estimate.Interval.Low:0.000}, {estimate.Interval.High:0.000}]");

    private static string Cell(DifferenceEstimate? difference, double p) => difference is not { } it ? "–" : string.Create(
        CultureInfo.InvariantCulture,
        $"{it.Value:+0.000;-0.000;0.000} [{it.Interval.Low:+0.000;-0.000;0.000}, {it.Interval.High:+0.000;-0.000;0.000}] p {p:0.0000}");
}
