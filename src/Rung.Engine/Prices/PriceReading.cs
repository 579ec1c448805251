using System.Collections.Immutable;
using Rung.Core.Economics.Prices;

namespace Rung.Engine.Prices;

/// <summary>What a price file says.</summary>
public sealed record PriceReading
{
    public required PriceTable Table { get; init; }

    public required PriceFormat Format { get; init; }

    /// <summary>What a person should know before relying on it: entries left out, names that stand twice, unknown prices.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>How many entries say what cannot be, and are not in the table.</summary>
    public int LeftOut { get; init; }
}
