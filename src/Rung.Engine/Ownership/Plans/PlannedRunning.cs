using Rung.Core.Economics;
using Rung.Core.Economics.Calls;
using Rung.Core.Economics.Prices;
using Rung.Engine.Prices;

namespace Rung.Engine.Ownership.Plans;

/// <summary>Looks up what the calls of a planned candidate would cost, in the price table.</summary>
internal sealed class PlannedRunning(PriceBook book, OwnershipPlan plan)
{
    /// <summary>Its cost, or what is missing to know it.</summary>
    public (RunningCost? Cost, string? Missing) Of(PlannedCandidate candidate)
    {
        if (UseOf(candidate) is not { } use)
        {
            return (null, $"'{candidate.Name}': how many tokens a call has is unknown; give --input and --output, or input= and output= behind it");
        }

        var (before, after) = Parts(candidate.Place);
        if (before is not null && book.Table.FindHardware(before) is { } machine)
        {
            return HostedOn(machine, after, use, candidate);
        }

        var found = book.Table.Find(before, after) ?? book.Table.Find(provider: null, candidate.Place);
        if (found?.Price is not { } price)
        {
            return (null, $"'{candidate.Name}': the price of {candidate.Place} is unknown; see \"rung price list\", or import prices with \"rung price update FILE\"");
        }

        return candidate.IsBatch && (price.BatchInput is null || price.BatchOutput is null)
            ? (null, $"'{candidate.Name}': {found.Name} has no price for batches")
            : (new TokenBilling(price, use) { IsBatch = candidate.IsBatch }, null);
    }

    /// <summary>One call at the expected tokens and prices.</summary>
    public string Words(PlannedCandidate candidate, RunningCost cost) => cost switch
    {
        TokenBilling billing => $"'{candidate.Name}': {billing.CostPerCall((decimal)plan.Traffic.CachedShare.Value.Expected)} a call; {SourceOf(billing.Price)}",
        SelfHosting hosting => HostedWords(candidate, hosting),
        _ => throw new InvalidOperationException($"A plan has no {cost.GetType().Name}."),
    };

    private string HostedWords(PlannedCandidate candidate, SelfHosting hosting)
    {
        var hours = hosting.PlanFor(plan.Traffic);
        return FormattableString.Invariant($"'{candidate.Name}': {hours.Replicas} replicas in the busiest hour, {hosting.CostPerMonth(plan.Traffic)} a month; {hosting.DollarsPerHour.Source}; {hosting.Throughput.Source}");
    }

    private static (RunningCost? Cost, string? Missing) HostedOn(HardwarePrice machine, string model, TokenUse use, PlannedCandidate candidate)
    {
        if (machine.Throughputs.FirstOrDefault(throughput => string.Equals(throughput.Model, model, StringComparison.OrdinalIgnoreCase)) is not { } throughput)
        {
            var known = string.Join(", ", machine.Throughputs.Select(throughput => $"{machine.Name}/{throughput.Model}"));
            return (null, $"'{candidate.Name}': what {machine.Name} does of '{model}' is unknown; known: {known}");
        }

        return (new SelfHosting
        {
            DollarsPerHour = new($"{machine.Name}.per-hour", Quantity.Certain(machine.PerHour), "$ per hour", Dated(machine.Source, machine.Date)),
            Throughput = throughput,
            Use = use,
            FewestReplicas = candidate.Replicas ?? 2,
        }, null);
    }

    private TokenUse? UseOf(PlannedCandidate candidate)
    {
        var input = Own(candidate, "input-tokens", candidate.Input) ?? plan.Input;
        var output = Own(candidate, "output-tokens", candidate.Output) ?? plan.Output;
        return input is null || output is null ? null : new TokenUse { Input = input, Output = output };
    }

    private static Assumption? Own(PlannedCandidate candidate, string key, Quantity? tokens) =>
        tokens is null ? null : new($"{candidate.Name}.{key}", tokens, "tokens per call", "given");

    /// <summary>Models' own names may have a slash; a provider's has none.</summary>
    private static (string? Before, string After) Parts(string place) =>
        place.Split('/', 2) is [var before, var after] ? (before, after) : (null, place);

    private static string SourceOf(ModelPrice price) =>
        FormattableString.Invariant($"${price.Input} and ${price.Output} per million tokens in and out, {Dated(price.Source, price.Date)}");

    private static string Dated(string? source, DateOnly? date) =>
        date is { } day ? FormattableString.Invariant($"{source ?? "no source"}, {day:yyyy-MM-dd}") : source ?? "no source";
}
