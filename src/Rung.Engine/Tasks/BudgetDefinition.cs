using Rung.Core.Economics;

namespace Rung.Engine.Tasks;

/// <summary>What a climb may spend. Never passed, even under concurrency.</summary>
public sealed record BudgetDefinition
{
    /// <summary><see langword="null"/>: no limit but the question before the first paid call.</summary>
    public Money? Money { get; init; }

    public TimeSpan? Time { get; init; }
}
