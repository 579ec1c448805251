using Rung.Core.Economics;
using Rung.Core.Ladder;

namespace Rung.Engine.Tasks;

/// <summary>A candidate whose attempts are in a file.</summary>
public sealed record RecordedCandidateDefinition
{
    public required string Name { get; init; }

    public required RungKind Rung { get; init; }

    /// <summary>The file of attempts (JSON Lines), relative to the task.</summary>
    public required string File { get; init; }

    public bool IsDeployable { get; init; } = true;

    /// <summary>Ignores the file's <c>correct</c> and scores each output with the task's metric.</summary>
    public bool Regrades { get; init; }

    /// <summary>What a call costs, where the file does not say (<c>cost_per_1k</c>).</summary>
    public Money? CostPer1K { get; init; }
}
