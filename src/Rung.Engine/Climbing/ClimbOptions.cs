namespace Rung.Engine.Climbing;

/// <summary>What a person decides about one climb, beside the task itself.</summary>
public sealed class ClimbOptions
{
    /// <summary>Accepts a changed test split and freezes it anew; journaled. Default: a changed test is refused.</summary>
    public bool AcceptsNewTest { get; init; }

    /// <summary>The version of Rung, for the journal. Default: <c>unknown</c>.</summary>
    public string Version { get; init; } = "unknown";
}
