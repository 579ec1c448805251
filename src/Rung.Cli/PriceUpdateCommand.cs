using System.CommandLine;
using System.Globalization;
using Rung.Core.Economics;
using Rung.Engine.Prices;

namespace Rung.Cli;

/// <summary><c>rung price update FILE [DIR]</c>: takes prices over into a task's own table.</summary>
internal static class PriceUpdateCommand
{
    private const int MostNamed = 20;

    public static Command Create()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "Prices in our format (rung.prices/1) or in litellm's." };
        var folder = new Argument<DirectoryInfo>("DIR")
        {
            Description = "The folder of rung.yaml; the current one where not given.",
            DefaultValueFactory = _ => new DirectoryInfo("."),
        };
        var date = new Option<string?>("--date") { Description = "The day on which the prices were read, for those that say none: 2026-01-31.", HelpName = "DAY" };
        var command = new Command("update", "Take the prices of a file over into a task's own prices.json.\n\nExample: rung price update model_prices.json my-task --date 2026-01-31")
        {
            file, folder, date,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            parsed.GetRequiredValue(file).FullName, parsed.GetRequiredValue(folder).FullName, DayOf(parsed.GetValue(date)), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string file, string folder, DateOnly? date, CancellationToken cancellationToken)
    {
        var result = await PriceUpdate.RunAsync(file, folder, date, cancellationToken);
        var written = result.IsWritten ? "written" : "as it was: all of this was there already";
        await Console.Out.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"{result.File}: {written}. {result.Added} new, {result.Changed} changed, {result.Unchanged} unchanged."));
        foreach (var change in result.Changes.Take(MostNamed))
        {
            await Console.Out.WriteLineAsync($"  {Words(change)}");
        }

        if (result.Changes.Length > MostNamed)
        {
            await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  and {result.Changes.Length - MostNamed} more"));
        }

        foreach (var name in result.OtherChanges)
        {
            await Console.Out.WriteLineAsync($"  {name}: changed");
        }

        foreach (var note in result.Notes)
        {
            await Console.Out.WriteLineAsync(note);
        }

        return ExitCode.Done;
    }

    private static string Words(PriceChange change) =>
        $"{change.Name}: {Dollars(change.OldInput)} in, {Dollars(change.OldOutput)} out; now {Dollars(change.NewInput)} in, {Dollars(change.NewOutput)} out";

    private static string Dollars(decimal? price) => price is { } known ? string.Create(CultureInfo.InvariantCulture, $"${known}") : "unknown";

    private static DateOnly? DayOf(string? text) => text is null
        ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new EconomicsException("--date", $"'{text}'", "a day such as 2026-01-31");
}
