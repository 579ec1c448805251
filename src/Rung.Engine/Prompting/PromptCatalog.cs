using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Rung.Core.Data;
using Rung.Core.Economics.Ownership;
using Rung.Core.Ladder;
using Rung.Engine.Providers;
using Rung.Engine.Tasks;

namespace Rung.Engine.Prompting;

/// <summary>The prompts that Rung tries with a model by itself.</summary>
internal static class PromptCatalog
{
    private const string ZeroShot = "zero-shot";
    private const string FewShot = "few-shot";
    private const string RetrievedFewShot = "retrieved few-shot";

    /// <summary>The names that the candidates of a model will have.</summary>
    public static IEnumerable<string> NamesFor(ModelDefinition model) =>
        new[] { ZeroShot, FewShot, RetrievedFewShot }.Select(prompt => $"{prompt} {model.Name}");

    /// <param name="task">What the model is for.</param>
    /// <param name="model">Who is asked.</param>
    /// <param name="dataset">Where the labels and the solved examples come from: its train split alone.</param>
    /// <param name="neighbours">Finds the examples for the prompt that retrieves them.</param>
    /// <param name="time">Measures the retrieval.</param>
    /// <param name="options">How many examples a prompt shows.</param>
    /// <returns>
    /// Zero-shot, few-shot and retrieved few-shot; zero-shot alone where train has no solved example.
    /// </returns>
    public static ImmutableArray<PromptedAnswerer> For(
        TaskDefinition task,
        LiveModel model,
        Dataset dataset,
        INeighbours neighbours,
        TimeProvider time,
        PromptOptions options)
    {
        var train = dataset[Split.Train].Where(example => example.Expected is not null).ToImmutableArray();
        var hasLabels = task.Output is OutputKind.Label;
        var labels = hasLabels ? LabelsOf(train) : [];
        var instruction = Instruction.For(task, labels);
        var reader = AnswerReader.For(task.Output, labels);

        PromptedAnswerer Answerer(string name, RungKind rung, int simplicity, IShots? shots)
        {
            var definition = DefinitionOf(model.Definition, task.Output, instruction, labels, shots);
            var candidate = CandidateOf($"{name} {model.Definition.Name}", rung, simplicity, definition);
            return new PromptedAnswerer(candidate, model, new Prompt(instruction, shots), reader, time);
        }

        var retrieved = new RetrievedShots(neighbours, train, options);
        var zeroShot = Answerer(ZeroShot, RungKind.Prompt, simplicity: 0, shots: null);
        return train.IsEmpty
            ? [zeroShot]
            :
            [
                zeroShot,
                Answerer(FewShot, RungKind.Prompt, 1, FixedShots.Draw(train, hasLabels, options, task.Seed)),
                Answerer(RetrievedFewShot, RungKind.Retrieve, simplicity: 0, retrieved),
            ];
    }

    private static ImmutableArray<string> LabelsOf(ImmutableArray<Example> train) =>
        [.. train.Select(example => example.Expected!).ToHashSet().Order(StringComparer.Ordinal)];

    /// <summary>Shots that are retrieved from train need no documents, and none of the upkeep of those.</summary>
    private static Candidate CandidateOf(string name, RungKind rung, int simplicity, string definition) => new()
    {
        Name = name,
        Rung = rung,
        Simplicity = simplicity,
        Approach = Approach.Prompting,
        Definition = definition,
    };

    private static string DefinitionOf(
        ModelDefinition model, OutputKind output, string instruction, ImmutableArray<string> labels, IShots? shots) =>
        CanonicalJson.Of(new JsonObject
        {
            ["kind"] = "prompt",
            ["format"] = 1,
            ["output"] = output.ToString(),
            ["reader"] = AnswerReader.Version,
            ["instruction"] = ContentHash.Of(instruction).ToString(),
            ["labels"] = ContentHash.Of(string.Join('\n', labels)).ToString(),
            ["shots"] = shots?.Definition,
            ["model"] = ModelIdentity.Of(model),
        });
}
