using System.Collections.Immutable;
using Rung.Core.Data;
using Rung.Core.Economics.Ownership;
using Rung.Core.Ladder;
using Rung.Engine.Prompting.Likelihood;
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
        new[] { ZeroShot, FewShot, RetrievedFewShot }.Select(prompt => $"{prompt} {model.Name}").Concat(LikelihoodCatalog.NamesFor(model));

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
        var shared = TaskPrompt.Of(task, dataset);

        PromptedAnswerer Answerer(string name, RungKind rung, int simplicity, IShots? shots)
        {
            var candidate = CandidateOf($"{name} {model.Definition.Name}", rung, simplicity, DefinitionOf(model.Definition, shared, shots));
            return new PromptedAnswerer(candidate, model, new Prompt(shared.Instruction, shots), shared.Reader, time);
        }

        var retrieved = new RetrievedShots(neighbours, shared.Train, options);
        var zeroShot = Answerer(ZeroShot, RungKind.Prompt, simplicity: 0, shots: null);
        return shared.Train.IsEmpty
            ? [zeroShot]
            :
            [
                zeroShot,
                Answerer(FewShot, RungKind.Prompt, 1, shared.DrawShots(options, task.Seed)),
                Answerer(RetrievedFewShot, RungKind.Retrieve, simplicity: 0, retrieved),
            ];
    }

    /// <summary>Shots that are retrieved from train need no documents, and none of the upkeep of those.</summary>
    private static Candidate CandidateOf(string name, RungKind rung, int simplicity, string definition) => new()
    {
        Name = name,
        Rung = rung,
        Simplicity = simplicity,
        Approach = Approach.Prompting,
        Definition = definition,
    };

    private static string DefinitionOf(ModelDefinition model, TaskPrompt shared, IShots? shots)
    {
        var definition = shared.Definition("prompt", shots);
        definition["model"] = ModelIdentity.Of(model);
        return CanonicalJson.Of(definition);
    }
}
