using Rung.Core.Economics;
using Rung.Core.Economics.Ownership;

namespace Rung.Engine.Ownership.Plans;

/// <summary>A candidate that nobody measured: how it would be made, and where it would run.</summary>
public sealed record PlannedCandidate
{
    private const decimal MostTokens = 100_000_000;
    private const decimal MostDollars = 1_000_000_000;
    private const decimal MostTrainingTokens = 100_000_000_000_000;
    private const decimal MostParameters = 100_000_000_000_000;
    private const int MostReplicas = 10_000;

    private static readonly string[] Keys =
        ["name", "input", "output", "quality", "labels", "train_tokens", "parameters", "one_off", "monthly", "replicas", "batch"];

    /// <summary>What it is called in the answer.</summary>
    public required string Name { get; init; }

    public required Approach Approach { get; init; }

    /// <summary>A model of the price table, such as <c>openai/gpt-5-mini</c>, or a machine with what runs on it, such as <c>h100/8b</c>.</summary>
    public required string Place { get; init; }

    /// <summary>Input tokens of a call, where they are not those of the question.</summary>
    public Quantity? Input { get; init; }

    /// <summary>Output tokens of a call, where they are not those of the question.</summary>
    public Quantity? Output { get; init; }

    /// <summary>The share of correct answers that is hoped for; <see langword="null"/>: nobody knows.</summary>
    public Quantity? Quality { get; init; }

    /// <summary>Examples that people have yet to label.</summary>
    public int Labels { get; init; }

    /// <summary>Tokens of all training examples, times the epochs; <see langword="null"/>: the policy's usual compute.</summary>
    public double? TrainingTokens { get; init; }

    /// <summary>Weights of the model that is trained on a machine, such as 8B.</summary>
    public double? Parameters { get; init; }

    /// <summary>Dollars before the first call, instead of the policy's items.</summary>
    public Quantity? OneOff { get; init; }

    /// <summary>Dollars a month, instead of the policy's items.</summary>
    public Quantity? Monthly { get; init; }

    /// <summary>The fewest replicas of a machine; <see langword="null"/>: two, so that one may fail.</summary>
    public int? Replicas { get; init; }

    /// <summary>Whether its calls may wait, at the price of a batch.</summary>
    public bool IsBatch { get; init; }

    /// <summary>Reads <c>openai/gpt-5-mini,input=300,quality=0.9</c>.</summary>
    /// <param name="verb">What it is called: <c>prompt</c>, <c>tune</c> and so on; for its name and for errors.</param>
    /// <param name="approach">How it would be made.</param>
    /// <param name="text">Where it would run, then its settings.</param>
    /// <exception cref="EconomicsException">A setting is unknown, twice there, or cannot be: the error names it.</exception>
    public static PlannedCandidate Parse(string verb, Approach approach, string text)
    {
        ArgumentNullException.ThrowIfNull(verb);
        ArgumentNullException.ThrowIfNull(text);

        var parts = text.Split(',', StringSplitOptions.TrimEntries);
        var settings = SettingsOf($"--{verb} {parts[0]}", parts[1..]);
        var fields = new PlanFields($"--{verb} {parts[0]}", settings);
        return new PlannedCandidate
        {
            Name = settings.GetValueOrDefault("name") is { Length: > 0 } name ? name : $"{verb} {parts[0]}",
            Approach = approach,
            Place = parts[0].Length > 0 ? parts[0] : throw new EconomicsException($"--{verb}", "nothing", "a model such as openai/gpt-5-mini, or a machine such as h100/8b"),
            Input = fields.Amount("input", 0, MostTokens, "input tokens of a call, from 0"),
            Output = fields.Amount("output", 0, MostTokens, "output tokens of a call, from 0"),
            Quality = fields.Amount("quality", 0, 1, "a share of correct answers between 0 and 1"),
            Labels = (int?)fields.Whole("labels", 0, MostTokens, "a whole number of examples to label, from 0") ?? 0,
            TrainingTokens = fields.Whole("train_tokens", 1, MostTrainingTokens, "a whole number of training tokens, such as 20M"),
            Parameters = fields.Whole("parameters", 1, MostParameters, "a whole number of weights, such as 8B"),
            OneOff = fields.Amount("one_off", 0, MostDollars, "United States dollars, from 0"),
            Monthly = fields.Amount("monthly", 0, MostDollars, "United States dollars a month, from 0"),
            Replicas = (int?)fields.Whole("replicas", 1, MostReplicas, "a whole number of replicas from 1 to 10,000"),
            IsBatch = fields.Flag("batch"),
        };
    }

    private static Dictionary<string, string> SettingsOf(string place, string[] parts)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in parts)
        {
            var sides = part.Split('=', 2, StringSplitOptions.TrimEntries);
            if (!Keys.Contains(sides[0], StringComparer.Ordinal))
            {
                throw new EconomicsException(place, $"the setting '{sides[0]}'", $"{string.Join(", ", Keys[..^1])} or {Keys[^1]}, such as input=300");
            }

            if (!settings.TryAdd(sides[0], sides.Length > 1 ? sides[1] : ""))
            {
                throw new EconomicsException($"{place}: {sides[0]}", "the setting twice", "it once");
            }
        }

        return settings;
    }
}
