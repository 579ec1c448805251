using System.Collections.Immutable;
using System.Globalization;
using Rung.Core.Data;
using Rung.Core.Economics.Ownership;
using Rung.Core.Ladder;
using Rung.Engine.Local;
using Rung.Engine.Prompting;
using Rung.Engine.Providers;
using Rung.Engine.Tasks;

namespace Rung.Engine.Tuning;

/// <summary>
/// The candidates that wear an adapter of the task's, asked with the prompt that they were trained with. One that was trained on other
/// examples than those of train is refused: it may know the test.
/// </summary>
internal sealed class TunedCatalog(TaskDefinition task, Dataset dataset, ImmutableArray<TrainedAdapter> adapters)
{
    private const string Tuned = "tuned";

    private readonly string _train = DatasetHash.Of(dataset[Split.Train]).ToString();
    private readonly TaskPrompt _prompt = TaskPrompt.Of(task, dataset);

    /// <summary>What a candidate of a model is called.</summary>
    public static string NameOf(ModelDefinition model, TrainedAdapter adapter) => $"{Tuned} {model.Name} {adapter.ShortId}";

    /// <summary>Whether a candidate is one of this model's with an adapter.</summary>
    public static bool IsNamedFor(ModelDefinition model, string candidate) => candidate.StartsWith($"{Tuned} {model.Name} ", StringComparison.Ordinal);

    /// <summary>The adapters that were trained on what this model is.</summary>
    public IEnumerable<TrainedAdapter> For(LiveModel model) => model.Local is { } local
        ? adapters.Where(adapter => adapter.Base == local.Id.ToString() && adapter.Format == model.Definition.Format)
        : [];

    /// <summary>Why an adapter must not be measured; <see langword="null"/>: it may be.</summary>
    public string? WhyNot(TrainedAdapter adapter)
    {
        if (adapter.Train == _train && adapter.Instruction == ContentHash.Of(_prompt.Instruction).ToString())
        {
            return null;
        }

        if (adapter.Train == _train)
        {
            return "It was trained with other instructions or labels than rung.yaml has now. Train again: rung train.";
        }

        var seen = adapter.Seen.ToHashSet(StringComparer.Ordinal);
        var leaked = dataset[Split.Test].Count(example => seen.Contains(ContentHash.Of(example.Input.Text).Short));
        return leaked > 0
            ? string.Create(CultureInfo.InvariantCulture, $"It has learnt from {leaked:#,0} inputs that are in the test now, so that its score would say nothing. Train again: rung train.")
            : $"It was trained on another train split ({adapter.Train[..12]}) than the present one ({_train[..12]}). Train again: rung train.";
    }

    public Candidate CandidateOf(LiveModel tuned, string name, TrainedAdapter adapter)
    {
        var definition = _prompt.Definition(Tuned, shots: null);
        definition["model"] = ModelIdentity.Of(tuned.Definition);
        definition["adapter"] = adapter.Id;
        return new Candidate
        {
            Name = name,
            Rung = RungKind.Tune,
            Approach = Approach.Lora,
            Definition = CanonicalJson.Of(definition),
        };
    }

    public PromptedAnswerer AnswererOf(LiveModel tuned, string name, TrainedAdapter adapter, TimeProvider time) =>
        new(CandidateOf(tuned, name, adapter), tuned, new Prompt(_prompt.Instruction, shots: null), _prompt.Reader, time);

    /// <summary>How it was made, as the report tells it.</summary>
    public static string SetupOf(TrainedAdapter adapter) => string.Create(
        CultureInfo.InvariantCulture,
        $"LoRA of rank {adapter.Rank} on {adapter.Model}, {adapter.TrainCount:#,0} train examples, step {adapter.BestStep} of {adapter.Steps}.");

    /// <summary>The adapter as a local model wears it.</summary>
    public static LocalAdapter Worn(AdapterStore store, TrainedAdapter adapter) => new(store.FolderOf(adapter), ContentHash.Parse(adapter.Id));
}
