namespace Rung.Core.Ladder.Gates;

/// <summary>Why it goes wrong.</summary>
public enum RootCause
{
    /// <summary>The model cannot know it.</summary>
    Knowledge,

    /// <summary>The model knows how and does not do it every time.</summary>
    Behaviour,

    /// <summary>Tools are used in a way that the model never saw.</summary>
    ToolUse,

    /// <summary>The prompt is longer than the task.</summary>
    ContextOverhead,

    /// <summary>The model is larger, or its context longer, than the task needs.</summary>
    ModelTier,

    /// <summary>What would help is not found.</summary>
    RetrievalQuality,
}
