using System.Collections.Immutable;
using System.CommandLine;
using Rung.Core.Economics;
using Rung.Core.Economics.Calls;
using Rung.Core.Economics.Value;
using Rung.Core.Ladder;
using Rung.Engine.Ownership.Plans;
using Rung.Engine.Tasks;

namespace Rung.Cli;

/// <summary>Makes a plan of what was typed behind <c>rung price</c>; what was not typed comes from the task.</summary>
internal sealed class TypedPlan(PriceOptions options, ParseResult parsed)
{
    private const decimal MostCalls = 3_000_000_000_000;
    private const decimal MostTokens = 100_000_000;
    private const decimal MostDollars = 1_000_000_000;
    private const string Share = "a share between 0 and 1, such as 0.5 or 50%";

    /// <exception cref="EconomicsException">A field cannot be: the error names the option.</exception>
    public async Task<OwnershipPlan> ReadAsync(TaskDefinition? task, Policy policy, CancellationToken cancellationToken)
    {
        var plan = new OwnershipPlan
        {
            Traffic = Traffic(task),
            Planned = Planned(),
            Input = await InputAsync(cancellationToken),
            Output = Tokens(options.Output, "output-tokens", "output tokens of a call, from 0"),
            Draws = policy.Ownership.Draws,
        };
        return Worth(Lasting(plan, task, policy), task);
    }

    /// <exception cref="EconomicsException">There is nobody to reckon with.</exception>
    public void ThrowIfEmpty(OwnershipPlan plan)
    {
        if (plan.Planned.IsEmpty && plan.Measured.IsEmpty)
        {
            var found = parsed.GetValue(options.Folder) is { } folder ? $"no measured candidate with a known cost in {folder}" : "no candidate";
            throw new EconomicsException(
                "rung price", found, "--prompt, --retrieve, --tune, --tune-full or --distill with a model, such as --prompt openai/gpt-5-mini, or the folder of a task that was climbed");
        }
    }

    /// <summary>The plan's traffic as a task has it.</summary>
    public static TrafficDefinition TrafficOf(OwnershipPlan plan) => new()
    {
        Calls = plan.Traffic.CallsPerMonth.Value,
        CachedShare = plan.Traffic.CachedShare.Value.High > 0 ? plan.Traffic.CachedShare.Value : null,
        Growth = plan.Traffic.GrowthPerMonth.Value,
        Peak = plan.Traffic.Peak.Value,
    };

    private OwnershipPlan Lasting(OwnershipPlan plan, TaskDefinition? task, Policy policy) => plan with
    {
        Months = parsed.GetValue(options.Months) ?? policy.Ownership.Months,
        Seed = parsed.GetValue(options.Seed) ?? task?.Seed ?? 1,
        IsRegulated = parsed.GetValue(options.Regulated) || task?.Answers.IsRegulated is true,
    };

    private OwnershipPlan Worth(OwnershipPlan plan, TaskDefinition? task) => plan with
    {
        Value = Value() ?? task?.Value,
        Bar = Bar() ?? task?.Bar.Quality,
        Incumbent = parsed.GetValue(options.Incumbent) ?? task?.Incumbent,
    };

    private ImmutableArray<PlannedCandidate> Planned()
    {
        var planned = options.Plans
            .SelectMany(plan => (parsed.GetValue(plan.Option) ?? []).Select(text => PlannedCandidate.Parse(plan.Verb, plan.Approach, text)))
            .ToImmutableArray();
        return planned.CountBy(candidate => candidate.Name).FirstOrDefault(name => name.Value > 1) is { Key: { } twice }
            ? throw new EconomicsException("rung price", $"the candidate '{twice}' twice", "a name for each, such as --prompt openai/gpt-5-mini,name=second")
            : planned;
    }

    private Traffic Traffic(TaskDefinition? task)
    {
        const string Typed = "given";
        var traffic = task?.Traffic?.ToTraffic();
        if (Read(options.Calls, 0, MostCalls, "calls a month, such as 500k, 10M or 1M..3M") is { } calls)
        {
            var typed = new Assumption("traffic.calls-per-month", calls, "calls per month", Typed);
            traffic = traffic is null ? new Traffic { CallsPerMonth = typed } : traffic with { CallsPerMonth = typed };
        }

        if (traffic is null)
        {
            throw new EconomicsException(options.Calls.Name, "nothing", "calls a month, such as --calls 1M");
        }

        return traffic with
        {
            CachedShare = Read(options.Cached, 0, 1, Share) is { } cached
                ? new("traffic.cached-share", cached, "share of input tokens", Typed)
                : traffic.CachedShare,
            GrowthPerMonth = Read(options.Growth, -1, 10, "a share by which the next month has more calls: 0.05 is 5 %") is { } growth
                ? new("traffic.growth", growth, "share per month", Typed)
                : traffic.GrowthPerMonth,
        };
    }

    private async Task<Assumption?> InputAsync(CancellationToken cancellationToken)
    {
        if (parsed.GetValue(options.PromptFile) is not { } file)
        {
            return Tokens(options.Input, "input-tokens", "input tokens of a call, from 0");
        }

        if (!file.Exists)
        {
            throw new EconomicsException(options.PromptFile.Name, $"no file {file}", "a text file with a whole prompt");
        }

        var characters = (await File.ReadAllTextAsync(file.FullName, cancellationToken)).Length;
        return new Assumption(
            "input-tokens",
            Quantity.Range(characters / 5.0, characters / 4.0, characters / 3.0),
            "tokens per call",
            $"{file.Name}: {characters} characters at three to five a token");
    }

    private Assumption? Tokens(Option<string?> option, string key, string expected) =>
        Read(option, 0, MostTokens, expected) is { } tokens ? new(key, tokens, "tokens per call", "given") : null;

    private AnswerValue? Value()
    {
        const string Dollars = "United States dollars, from 0";
        var correct = Read(options.Correct, 0, MostDollars, Dollars);
        var error = Read(options.Error, 0, MostDollars, Dollars);
        return correct is null && error is null
            ? null
            : new AnswerValue
            {
                PerCorrect = new("value.correct", correct ?? Quantity.Certain(0.0), "$ per correct answer", "given"),
                PerError = error is null ? null : new("value.error", error, "$ per error", "given"),
            };
    }

    private double? Bar() => parsed.GetValue(options.Bar) switch
    {
        null => null,
        >= 0 and <= 1 and var bar => bar,
        var other => throw new EconomicsException(options.Bar.Name, $"'{other}'", "a quality between 0 and 1"),
    };

    private Quantity? Read(Option<string?> option, decimal least, decimal most, string expected) =>
        parsed.GetValue(option) is { } text ? AmountText.Parse(option.Name, text, least, most, expected) : null;
}
