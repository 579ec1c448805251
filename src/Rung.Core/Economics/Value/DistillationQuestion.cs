using Rung.Core.Economics.Calls;
using Rung.Core.Economics.Ownership;

namespace Rung.Core.Economics.Value;

/// <summary>Would a student pay, before anything is trained?</summary>
public sealed record DistillationQuestion
{
    public required Traffic Traffic { get; init; }

    /// <summary>Who serves today. Its quality is needed to say which quality the student must reach.</summary>
    public required OwnedCandidate Teacher { get; init; }

    /// <summary>With its items; its quality, if any, is not asked for.</summary>
    public required OwnedCandidate Student { get; init; }

    /// <summary>What answers are worth; <see langword="null"/>: then only the bar can say which quality is needed.</summary>
    public AnswerValue? Value { get; init; }

    /// <summary>The bar on quality, if there is one.</summary>
    public double? Bar { get; init; }

    public int Months { get; init; } = 12;

    public int Draws { get; init; } = 20_000;

    public ulong Seed { get; init; } = 1;
}
