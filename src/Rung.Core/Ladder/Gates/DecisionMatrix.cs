using System.Collections.Immutable;

namespace Rung.Core.Ladder.Gates;

/// <summary>
/// From failure signal to root cause to remedy, as the articles have it. A rule of thumb: where a remedy's gain was measured,
/// the measurement decides.
/// </summary>
public static class DecisionMatrix
{
    /// <summary>Every row, in the order of the articles.</summary>
    public static ImmutableArray<MatrixRow> Rows { get; } =
    [
        new(FailureSignal.MissingKnowledge, "the model does not know recent events or internal data",
            RootCause.Knowledge, "a knowledge gap", [Remedy.Retrieval], Remedy.FineTuning),
        new(FailureSignal.FormatBreaks, "the output format is inconsistent or breaks the schema",
            RootCause.Behaviour, "inconsistent behaviour", [Remedy.StructuredOutput, Remedy.FineTuning], Remedy.Retrieval),
        new(FailureSignal.WrongOnDomain, "questions of the domain are answered wrongly",
            RootCause.Knowledge, "a knowledge gap, most often", [Remedy.Retrieval], Remedy.FineTuning),
        new(FailureSignal.WrongTone, "tone or style is wrong in spite of instructions",
            RootCause.Behaviour, "a behaviour gap", [Remedy.Prompting, Remedy.FineTuning], Remedy.Retrieval),
        new(FailureSignal.ToolMisuse, "tools are called wrongly",
            RootCause.ToolUse, "the behaviour of tool use", [Remedy.FineTuning], Remedy.Retrieval),
        new(FailureSignal.SlowFromLongPrompt, "answers are late because the prompt is long",
            RootCause.ContextOverhead, "context overhead", [Remedy.PromptCaching, Remedy.FineTuning], Remedy.Retrieval),
        new(FailureSignal.CostAtScale, "inference costs too much at this volume",
            RootCause.ModelTier, "the model's tier or the length of its context", [Remedy.Distillation], Remedy.LargerModel),
        new(FailureSignal.WrongPassages, "retrieval finds the wrong documents",
            RootCause.RetrievalQuality, "the quality of retrieval", [Remedy.TunedRetriever], Remedy.FineTuning),
    ];

    public static MatrixRow Of(FailureSignal signal) => Rows.First(row => row.Signal == signal);
}
