namespace Rung.Retrieval.Safety;

/// <summary>What an instruction inside a document tries.</summary>
public enum InjectionKind
{
    /// <summary>To replace the instructions that the model has, or the question that it was asked.</summary>
    Override,

    /// <summary>To give the model another role, without rules.</summary>
    Role,

    /// <summary>To pass for the system, the developer, the user or the model itself.</summary>
    ForgedMessage,

    /// <summary>To make the model give away its prompt, the conversation or secrets.</summary>
    Exfiltration,

    /// <summary>To make the model use a tool, or to pass for the use of one.</summary>
    ToolCall,

    /// <summary>To steer what the model says to its user.</summary>
    Steering,

    /// <summary>One of these, written so that a reader or a filter does not see it: base64, spaced letters, look-alikes.</summary>
    EncodedPayload,

    /// <summary>One of these, in text that the document hides from its readers.</summary>
    HiddenText,
}
