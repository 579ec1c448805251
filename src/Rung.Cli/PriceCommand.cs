using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Rung.Core.Economics.Ownership;
using Rung.Core.Ladder;
using Rung.Engine.Climbing;
using Rung.Engine.Ownership.Plans;
using Rung.Engine.Policies;
using Rung.Engine.Prices;
using Rung.Engine.Reports.Outlooks;
using Rung.Engine.Tasks;

namespace Rung.Cli;

/// <summary><c>rung price</c>: what would it cost, and from what volume does it pay? Nothing is run, nothing is spent.</summary>
internal static class PriceCommand
{
    private const string Description =
        "What would it cost, and from what volume does it pay? Nothing is run.\n\n"
        + "Example: rung price --calls 10M --input 2000 --output 100 --prompt openai/gpt-4o --tune h100/8b,input=300\n"
        + "Example: rung price my-task --calls 1M..5M\n"
        + "Example: rung price list gpt-5\n"
        + "Example: rung price update model_prices.json my-task";

    public static Command Create()
    {
        var options = new PriceOptions();
        var command = new Command("price", Description) { PriceUpdateCommand.Create(), PriceListCommand.Create() };
        options.AddTo(command);
        command.SetAction((parsed, cancellationToken) => RunAsync(options, parsed, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(PriceOptions options, ParseResult parsed, CancellationToken cancellationToken)
    {
        var task = parsed.GetValue(options.Folder) is { } folder ? await TaskReader.ReadAsync(folder.FullName, cancellationToken) : null;
        var book = task is null ? PriceBook.BuiltIn : await PriceBook.ReadAsync(task.Folder, cancellationToken);
        var policy = task is null ? new Policy() : await PolicyReader.ReadAsync(task, cancellationToken);
        var typed = new TypedPlan(options, parsed);
        var plan = await typed.ReadAsync(task, policy, cancellationToken);
        if (task is not null)
        {
            plan = plan with { Measured = await MeasuredAsync(book.WithPrices(task), plan, policy, cancellationToken) };
        }

        typed.ThrowIfEmpty(plan);
        var answer = new OwnershipPlans(book, policy).Answer(plan);
        await PrintAsync(options, parsed, answer, policy, book, cancellationToken);
        return answer.Outlook is null ? ExitCode.WrongInput : ExitCode.Done;
    }

    /// <summary>What the last climb measured, reckoned at the plan's traffic; nothing where there was none.</summary>
    private static async Task<ImmutableArray<OwnedCandidate>> MeasuredAsync(
        TaskDefinition task, OwnershipPlan plan, Policy policy, CancellationToken cancellationToken)
    {
        await using var state = new TaskState(task.Folder, waits: true, Console.Error.WriteLine, TimeProvider.System);
        if (await state.FindAsync(cancellationToken) is null)
        {
            return [];
        }

        var source = await LastClimb.ReadAsync(task, state, TimeProvider.System, cancellationToken);
        return ClimbedCandidates.Of(task with { Traffic = TypedPlan.TrafficOf(plan) }, source, policy);
    }

    private static async Task PrintAsync(
        PriceOptions options, ParseResult parsed, PlanAnswer answer, Policy policy, PriceBook book, CancellationToken cancellationToken)
    {
        var prices = $"{book.Source} ({book.Id.Short})";
        var basis = string.Create(CultureInfo.InvariantCulture, $"Prices: {prices}. Policy: {policy.Source}.");
        var file = parsed.GetValue(options.Html);
        if (file is not null && answer.Outlook is { } outlook)
        {
            await ReportFile.WriteAsync(file.FullName, PriceReport.WritePage(outlook, basis), cancellationToken);
        }

        await Console.Out.WriteAsync(parsed.GetValue(options.Json)
            ? PriceReport.WriteJson(answer, policy.Source, prices) + "\n"
            : PriceReport.WriteText(answer, basis));
    }
}
