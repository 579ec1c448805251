namespace Rung.Core.Ladder.Gates;

/// <summary>What a gate asks.</summary>
public enum GateKind
{
    /// <summary>Does the remedy suit what fails?</summary>
    Signal,

    /// <summary>Are there held-out examples enough to measure with?</summary>
    EvaluationSet,

    /// <summary>Was prompting tried in earnest, and does it fall short?</summary>
    PromptingExhausted,

    /// <summary>Is the difference between prompted and tuned measured, or can the test show it?</summary>
    DifferenceQuantified,

    /// <summary>Can the team keep a model of its own: versions, monitoring, rollback?</summary>
    OperationalMaturity,

    /// <summary>Are there examples enough to learn from?</summary>
    Examples,

    /// <summary>Does the task stay what it is?</summary>
    Stability,

    /// <summary>Do the calls earn the cost back?</summary>
    Volume,

    /// <summary>Is the team large enough to keep it?</summary>
    Team,

    /// <summary>Can its documents of compliance be kept?</summary>
    Compliance,

    /// <summary>Was constrained output tried, and do answers still break?</summary>
    StructuredOutput,

    /// <summary>Is the prompt long enough to be worth shortening?</summary>
    PromptLength,

    /// <summary>Does what the remedy adds fit the latency bar?</summary>
    LatencyBudget,

    /// <summary>Is there anything to retrieve?</summary>
    Documents,

    /// <summary>Does the knowledge hold still long enough?</summary>
    KnowledgePace,

    /// <summary>Is there a dear model that is good enough to learn from?</summary>
    Teacher,
}
