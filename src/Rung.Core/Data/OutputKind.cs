namespace Rung.Core.Data;

/// <summary>The shape of what the task asks for.</summary>
public enum OutputKind
{
    /// <summary>One of a closed set of labels.</summary>
    Label,

    /// <summary>Free text.</summary>
    Text,

    /// <summary>A JSON value, perhaps with a schema.</summary>
    Json,

    /// <summary>A call of one of the task's tools, as JSON.</summary>
    ToolCall,
}
