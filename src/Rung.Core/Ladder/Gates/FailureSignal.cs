namespace Rung.Core.Ladder.Gates;

/// <summary>What a team sees go wrong most. The rows of the decision matrix.</summary>
public enum FailureSignal
{
    /// <summary>The model does not know recent events or internal data.</summary>
    MissingKnowledge,

    /// <summary>The format is inconsistent, or breaks the schema.</summary>
    FormatBreaks,

    /// <summary>Questions of the domain are answered wrongly.</summary>
    WrongOnDomain,

    /// <summary>The tone or style is wrong in spite of instructions.</summary>
    WrongTone,

    /// <summary>Tools or functions are called wrongly.</summary>
    ToolMisuse,

    /// <summary>Answers are late because the prompt is long.</summary>
    SlowFromLongPrompt,

    /// <summary>Inference costs too much at the team's volume.</summary>
    CostAtScale,

    /// <summary>Retrieval finds the wrong documents.</summary>
    WrongPassages,
}
