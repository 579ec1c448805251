using System.CommandLine;
using System.Globalization;
using Rung.Core.Economics;
using Rung.Core.Economics.Prices;
using Rung.Engine.Prices;

namespace Rung.Cli;

/// <summary><c>rung price list [TEXT]</c>: the prices in force, each with its date and source.</summary>
internal static class PriceListCommand
{
    public static Command Create()
    {
        var text = new Argument<string?>("TEXT") { Description = "Only those whose name has this text.", Arity = ArgumentArity.ZeroOrOne };
        var folder = new Option<DirectoryInfo?>("--task") { Description = "The folder of a task with prices of its own.", HelpName = "DIR" };
        var command = new Command("list", "List the prices in force, with date and source.\n\nExample: rung price list gpt-5 --task my-task") { text, folder };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var book = parsed.GetValue(folder) is { } task ? await PriceBook.ReadAsync(task.FullName, cancellationToken) : PriceBook.BuiltIn;
            var lines = Lines(book.Table, parsed.GetValue(text) ?? "").ToArray();
            await Console.Out.WriteLineAsync(lines.Length == 0
                ? $"No model, machine or vector store whose name has '{parsed.GetValue(text)}' is in the table: its price is unknown. Import prices with: rung price update FILE"
                : string.Join('\n', lines));
            return ExitCode.Done;
        });
        return command;
    }

    private static IEnumerable<string> Lines(PriceTable table, string text)
    {
        foreach (var model in table.Models.Where(model => Has(model.Name, text)))
        {
            yield return $"{model.Name,-44} {(model.Price is { } price ? Words(price) : "unknown")}";
        }

        foreach (var machine in table.Hardware.Where(machine => Has(machine.Name, text)))
        {
            var runs = string.Join(", ", machine.Throughputs.Select(throughput => $"{machine.Name}/{throughput.Model}"));
            yield return string.Create(CultureInfo.InvariantCulture, $"{machine.Name,-44} ${machine.PerHour} an hour; {Origin(machine.Source, machine.Date)}; runs {(runs.Length > 0 ? runs : "nothing whose speed is known")}");
        }

        foreach (var store in table.VectorStores.Where(store => Has(store.Name, text)))
        {
            yield return $"{$"vector store {store.Name}",-44} ${store.PerMonth} a month; {Origin(store.Source, store.Date)}";
        }
    }

    private static string Words(ModelPrice price)
    {
        var cached = price.CachedInput is { } read ? string.Create(CultureInfo.InvariantCulture, $", cached ${read}") : "";
        var request = price.PerRequest is { } fee ? string.Create(CultureInfo.InvariantCulture, $", ${fee} a request") : "";
        return string.Create(CultureInfo.InvariantCulture, $"${price.Input} in{cached}, ${price.Output} out per million tokens{request}; {Origin(price.Source, price.Date)}");
    }

    private static string Origin(string? source, DateOnly? date) =>
        $"{source ?? "no source"}, {(date is { } day ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "no date")}";

    private static bool Has(string name, string text) => name.Contains(text, StringComparison.OrdinalIgnoreCase);
}
