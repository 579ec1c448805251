using System.CommandLine;
using Rung.Core.Economics.Ownership;

namespace Rung.Cli;

/// <summary>What can be typed behind <c>rung price</c>.</summary>
internal sealed class PriceOptions
{
    private const string Place = "MODEL[,KEY=VALUE…]";

    private const string PlaceHelp =
        "a model such as openai/gpt-5-mini or a machine with its model such as h100/8b; then settings: name, input, output, quality, labels, train_tokens, parameters, one_off, monthly, replicas, batch.";

    public Argument<DirectoryInfo?> Folder { get; } = new("DIR")
    {
        Description = "The folder of rung.yaml: its traffic, value, policy and prices, and what its last climb measured. Optional.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public Option<string?> Calls { get; } = Text("--calls", "CALLS", "Calls a month: 500k, 10M, or a range 1M..3M.");

    public Option<string?> Input { get; } = Text("--input", "TOKENS", "Input tokens of a call: 1200, 800..2000, or low:likely:high.");

    public Option<string?> Output { get; } = Text("--output", "TOKENS", "Output tokens of a call.");

    public Option<FileInfo?> PromptFile { get; } = new("--prompt-file") { Description = "Take the input tokens from a prompt in a file instead: three to five characters a token." };

    public Option<string?> Cached { get; } = Text("--cached", "SHARE", "The share of input tokens read from the provider's cache: 0.5 or 50%.");

    public Option<string?> Growth { get; } = Text("--growth", "SHARE", "By which share each month has more calls than the one before: 0.05.");

    public Option<string?> Correct { get; } = Text("--correct", "USD", "Dollars that a correct answer earns.");

    public Option<string?> Error { get; } = Text("--error", "USD", "Dollars that a wrong answer costs.");

    public Option<double?> Bar { get; } = new("--bar") { Description = "The quality that is needed, between 0 and 1.", HelpName = "SHARE" };

    public Option<string?> Incumbent { get; } = Text("--incumbent", "NAME", "The candidate that serves today: what it cost to make is past.");

    public Option<int?> Months { get; } = new("--months") { Description = "Over how many months costs are summed (12)." };

    public Option<ulong?> Seed { get; } = new("--seed") { Description = "Decides the draws (1)." };

    public Option<bool> Regulated { get; } = new("--regulated") { Description = "The domain is regulated: reckon with its documents." };

    public Option<bool> Json { get; } = new("--json") { Description = "Print one JSON object (schema rung.price/1) and nothing else." };

    public Option<FileInfo?> Html { get; } = new("--html") { Description = "Write one self-contained page with pictures to this file, too." };

    /// <summary>How a candidate would be made, by the option that names where it would run.</summary>
    public IReadOnlyList<(Option<string[]> Option, string Verb, Approach Approach)> Plans { get; } =
    [
        (Places("--prompt", $"A prompted model: {PlaceHelp}"), "prompt", Approach.Prompting),
        (Places("--retrieve", "A model with retrieval, likewise."), "retrieve", Approach.Retrieval),
        (Places("--tune", "A tuned model (adapter), likewise."), "tune", Approach.Lora),
        (Places("--tune-full", "A model of which all weights were tuned, likewise."), "tune-full", Approach.FullFineTuning),
        (Places("--distill", "A small model that was taught by a large one, likewise."), "distill", Approach.Distillation),
    ];

    public void AddTo(Command command)
    {
        command.Add(Folder);
        Option[] options =
        [
            Calls, Input, Output, PromptFile, .. Plans.Select(plan => plan.Option), Cached, Growth, Correct, Error, Bar, Incumbent, Months, Seed,
            Regulated, Json, Html,
        ];
        foreach (var option in options)
        {
            command.Add(option);
        }
    }

    private static Option<string?> Text(string name, string what, string description) => new(name) { Description = description, HelpName = what };

    private static Option<string[]> Places(string name, string description) => new(name) { Description = description, HelpName = Place };
}
