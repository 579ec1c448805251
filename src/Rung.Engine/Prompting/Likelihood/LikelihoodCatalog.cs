using System.Collections.Immutable;
using Rung.Core.Data;
using Rung.Core.Economics.Ownership;
using Rung.Core.Ladder;
using Rung.Core.Statistics;
using Rung.Engine.Providers;
using Rung.Engine.Tasks;

namespace Rung.Engine.Prompting.Likelihood;

/// <summary>The candidates that let a local model choose among the labels by likelihood, so that it can write nothing else.</summary>
internal static class LikelihoodCatalog
{
    private const string ZeroShot = "likelihood";
    private const string FewShot = "few-shot likelihood";

    /// <summary>The names that the candidates of a model will have; none unless it is a local one.</summary>
    public static IEnumerable<string> NamesFor(ModelDefinition model) => model.Provider == ModelDefinition.Local
        ? new[] { ZeroShot, FewShot }.Select(name => $"{name} {model.Name}")
        : [];

    /// <returns>With and without examples in the prompt; none where there is nothing to choose from, or the model is not a local one.</returns>
    public static ImmutableArray<LikelihoodAnswerer> For(
        TaskDefinition task, LiveModel model, Dataset dataset, TimeProvider time, PromptOptions options)
    {
        var shared = TaskPrompt.Of(task, dataset);
        return model.Local is null || shared.Labels.Length < 2
            ? []
            :
            [
                Answerer(ZeroShot, 0, shared, task, model, shots: null, time),
                Answerer(FewShot, 1, shared, task, model, shared.DrawShots(options, task.Seed), time),
            ];
    }

    private static LikelihoodAnswerer Answerer(
        string name, int simplicity, TaskPrompt shared, TaskDefinition task, LiveModel model, IShots? shots, TimeProvider time)
    {
        var calibration = Drawn(shared.Train, task.Seed);
        var definition = shared.Definition(ZeroShot, shots);
        definition["model"] = ModelIdentity.Of(model.Definition);
        definition["calibration"] = ShotContent.HashOf(calibration).ToString();
        var candidate = new Candidate
        {
            Name = $"{name} {model.Definition.Name}",
            Rung = RungKind.Prompt,
            Simplicity = simplicity,
            Approach = Approach.Prompting,
            Definition = CanonicalJson.Of(definition),
        };
        return new LikelihoodAnswerer(candidate, model, new Prompt(shared.Instruction, shots), shared.Labels, calibration, time);
    }

    private static ImmutableArray<Example> Drawn(ImmutableArray<Example> train, ulong seed)
    {
        var drawn = train.OrderBy(example => example.Id).ToArray();
        new SplitMix64(seed).Shuffle(drawn);
        return [.. drawn.Take(LikelihoodAnswerer.MaxCalibration)];
    }
}
