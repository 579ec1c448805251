namespace Rung.Core.Ladder.Gates;

/// <summary>Remedies and gates for a person.</summary>
public static class RemedyWords
{
    public static string Of(Remedy remedy) => remedy switch
    {
        Remedy.Prompting => "prompting",
        Remedy.StructuredOutput => "structured output",
        Remedy.PromptCaching => "prompt caching",
        Remedy.Retrieval => "retrieval",
        Remedy.TunedRetriever => "a tuned retriever",
        Remedy.FineTuning => "fine-tuning",
        Remedy.Distillation => "distillation",
        Remedy.LargerModel => "fine-tuning a larger model",
        _ => throw new InvalidOperationException($"There is no remedy {remedy}."),
    };

    /// <summary>As files and screens name it, for example <c>prompting-exhausted</c>.</summary>
    public static string Of(GateKind kind) => kind switch
    {
        GateKind.Signal => "failure-signal",
        GateKind.EvaluationSet => "evaluation-set",
        GateKind.PromptingExhausted => "prompting-exhausted",
        GateKind.DifferenceQuantified => "difference-quantified",
        GateKind.OperationalMaturity => "operational-maturity",
        GateKind.Examples => "examples",
        GateKind.Stability => "stability",
        GateKind.Volume => "volume",
        GateKind.Team => "team",
        GateKind.Compliance => "compliance",
        GateKind.StructuredOutput => "structured-output",
        GateKind.PromptLength => "prompt-length",
        GateKind.LatencyBudget => "latency-budget",
        GateKind.Documents => "documents",
        GateKind.KnowledgePace => "knowledge-pace",
        GateKind.Teacher => "teacher",
        _ => throw new InvalidOperationException($"There is no gate {kind}."),
    };
}
