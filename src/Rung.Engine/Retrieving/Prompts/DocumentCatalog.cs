using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Rung.Core.Data;
using Rung.Core.Economics.Ownership;
using Rung.Core.Ladder;
using Rung.Engine.Prompting;
using Rung.Engine.Providers;
using Rung.Engine.Tasks;
using Rung.Retrieval.Evaluation;

namespace Rung.Engine.Retrieving.Prompts;

/// <summary>The prompts with documents that Rung tries with a model. Their floor is the zero-shot prompt, which sees none.</summary>
internal sealed class DocumentCatalog
{
    private const string Documents = "documents";
    private const string Whole = "whole corpus";
    private const string Gold = "gold passage";

    private readonly TaskDefinition _task;
    private readonly ChosenRetriever _retriever;
    private readonly GoldPassages _gold;
    private readonly TimeProvider _time;
    private readonly string _instruction;

    public DocumentCatalog(TaskDefinition task, ChosenRetriever retriever, GoldPassages gold, TimeProvider time)
    {
        (_task, _retriever, _gold, _time) = (task, retriever, gold, time);
        _instruction = DocumentInstruction.For(task);
    }

    /// <summary>The names that the candidates of a model will have.</summary>
    public static IEnumerable<string> NamesFor(ModelDefinition model) => new[] { Documents, Whole, Gold }.Select(prompt => $"{prompt} {model.Name}");

    /// <summary>The name of the candidate that is given what was retrieved.</summary>
    public static string RetrievedName(ModelDefinition model) => $"{Documents} {model.Name}";

    /// <summary>The name of the candidate that is given all documents.</summary>
    public static string WholeName(ModelDefinition model) => $"{Whole} {model.Name}";

    /// <summary>Retrieved passages, the whole corpus, and the ceiling; each with the reason why it is not tried, where there is one.</summary>
    public ImmutableArray<DocumentCandidate> For(LiveModel model)
    {
        var whole = new WholeCorpus(_retriever.Corpus);
        var gold = new GoldPassage(_retriever, _gold);
        var retrieved = new RetrievedPassages(_retriever);
        return
        [
            new(Answerer(model, Documents, 1, retrieved), retrieved, WhyNot: null),
            new(Answerer(model, Whole, 2, whole), whole, whole.WhyNot) { Setup = BeginningText.Of(whole.Tokens, model.Price, _task.Traffic?.Calls.Expected) },
            new(Answerer(model, Gold, 3, gold, isDeployable: false), gold, WhyNot: null),
        ];
    }

    private PromptedAnswerer Answerer(LiveModel model, string name, int simplicity, IPassageSource passages, bool isDeployable = true)
    {
        var without = isDeployable ? null : new Prompt(Instruction.For(_task, labels: []), shots: null);
        var prompt = new DocumentPrompt(_instruction, passages, without, Seed);
        var candidate = new Candidate
        {
            Name = $"{name} {model.Definition.Name}",
            Rung = RungKind.Retrieve,
            Simplicity = simplicity,
            IsDeployable = isDeployable,

            // The whole corpus needs no index that somebody keeps.
            Approach = name == Whole ? Approach.Prompting : null,
            Definition = DefinitionOf(model.Definition, passages),
        };
        return new PromptedAnswerer(candidate, model, prompt, AnswerReader.By(static text => CitedAnswer.Parse(text).Text), _time)
        {
            SharesBeginning = name == Whole,
        };
    }

    private string Seed => string.Create(CultureInfo.InvariantCulture, $"{_task.Name} {_task.Seed}");

    private string DefinitionOf(ModelDefinition model, IPassageSource passages) => CanonicalJson.Of(new JsonObject
    {
        ["kind"] = Documents,
        ["format"] = 1,
        ["reader"] = CitedAnswer.Version,
        ["instruction"] = ContentHash.Of(_instruction).ToString(),
        ["seed"] = Seed,
        ["passages"] = passages.Definition,
        ["model"] = ModelIdentity.Of(model),
    });
}
