using System.Collections.Immutable;

namespace Rung.Core.Ladder;

/// <summary>What a climb concludes: never more certain than the evidence.</summary>
public sealed record Verdict
{
    public required VerdictKind Kind { get; init; }

    /// <summary>The candidate to ship, or the nearest one where nothing can be; <see langword="null"/> when none was measured.</summary>
    public string? Candidate { get; init; }

    /// <summary>For a person, in order of weight.</summary>
    public required ImmutableArray<string> Reasons { get; init; }

    /// <summary>How many more labelled test examples would settle it; <see langword="null"/> where labels cannot help.</summary>
    public int? MoreLabels { get; init; }

    /// <summary>What would reverse the verdict.</summary>
    public ImmutableArray<string> Reversals { get; init; } = [];

    /// <summary>What was not tried, and why.</summary>
    public ImmutableArray<string> NotTried { get; init; } = [];

    /// <summary>What to do next.</summary>
    public ImmutableArray<string> NextSteps { get; init; } = [];

    /// <summary>The day after which prices, models and traffic should be measured again.</summary>
    public required DateOnly Expires { get; init; }
}
