namespace Rung.Core.Ladder.Gates;

/// <summary>What can be done about a failure, in the order of what it costs and of how hard it is to undo.</summary>
public enum Remedy
{
    /// <summary>Better instructions, shots, reasoning.</summary>
    Prompting,

    /// <summary>The provider's or the server's constrained output.</summary>
    StructuredOutput,

    /// <summary>The unchanging part of the prompt is read from a cache.</summary>
    PromptCaching,

    /// <summary>Passages are found for every call.</summary>
    Retrieval,

    /// <summary>The retriever or a reranker is trained on the team's questions.</summary>
    TunedRetriever,

    /// <summary>The model that answers is trained.</summary>
    FineTuning,

    /// <summary>A smaller model is trained on a larger one's answers.</summary>
    Distillation,

    /// <summary>A larger model than the one that is too dear: only ever the wrong remedy.</summary>
    LargerModel,
}
