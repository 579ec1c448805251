using System.Collections.Immutable;
using Rung.Engine.Checking;

namespace Rung.Engine.Climbing;

/// <summary>What a person decides about one climb, beside the task itself.</summary>
public sealed class ClimbOptions
{
    /// <summary>Accepts a changed test split and freezes it anew; journaled. Default: a changed test is refused.</summary>
    public bool AcceptsNewTest { get; init; }

    /// <summary>Findings of the data gate that the person has seen and takes upon themselves; journaled. Default: none.</summary>
    public ImmutableHashSet<FindingKind> Accepted { get; init; } = [];

    /// <summary>The version of Rung, for the journal. Default: <c>unknown</c>.</summary>
    public string Version { get; init; } = "unknown";
}
