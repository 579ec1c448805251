using System.Collections.Immutable;
using Rung.Core.Economics;
using Rung.Core.Economics.Ownership;
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

    /// <summary>How it is made, as far as that decides its fixed costs; <see langword="null"/>: as its rung suggests.</summary>
    public Approach? Approach { get; init; }

    /// <summary>Of a combination: the names of the candidates that it is made of.</summary>
    public ImmutableArray<string> Parts { get; init; } = [];

    /// <summary>Dollars before the first call, instead of the policy's items (<c>one_off</c>).</summary>
    public Quantity? OneOff { get; init; }

    /// <summary>Dollars a month however many calls come, instead of the policy's items (<c>monthly</c>).</summary>
    public Quantity? Monthly { get; init; }

    /// <summary>What a call costs, where the file does not say (<c>cost_per_1k</c>).</summary>
    public Money? CostPer1K { get; init; }
}
