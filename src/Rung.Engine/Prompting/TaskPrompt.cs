using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Rung.Core.Data;
using Rung.Engine.Tasks;

namespace Rung.Engine.Prompting;

/// <summary>What all prompts of a task have in common: the instruction, the labels, the examples that may be shown.</summary>
internal sealed record TaskPrompt
{
    private TaskPrompt(TaskDefinition task, ImmutableArray<Example> train)
    {
        Output = task.Output;
        Train = train;
        Labels = HasLabels ? [.. train.Select(example => example.Expected!).ToHashSet().Order(StringComparer.Ordinal)] : [];
        Instruction = Prompting.Instruction.For(task, Labels);
    }

    public OutputKind Output { get; }

    public string Instruction { get; }

    /// <summary>Those of train, in ordinal order; empty where outputs are no labels.</summary>
    public ImmutableArray<string> Labels { get; }

    /// <summary>The solved examples of train.</summary>
    public ImmutableArray<Example> Train { get; }

    public bool HasLabels => Output is OutputKind.Label;

    public AnswerReader Reader => AnswerReader.For(Output, Labels);

    public static TaskPrompt Of(TaskDefinition task, Dataset dataset) =>
        new(task, [.. dataset[Split.Train].Where(example => example.Expected is not null)]);

    public FixedShots DrawShots(PromptOptions options, ulong seed) => FixedShots.Draw(Train, HasLabels, options, seed);

    /// <summary>All of a prompt that decides its answers, whoever gives them.</summary>
    public JsonObject Definition(string kind, IShots? shots) => new()
    {
        ["kind"] = kind,
        ["format"] = 1,
        ["output"] = Output.ToString(),
        ["reader"] = AnswerReader.Version,
        ["instruction"] = ContentHash.Of(Instruction).ToString(),
        ["labels"] = ContentHash.Of(string.Join('\n', Labels)).ToString(),
        ["shots"] = shots?.Definition,
    };
}
