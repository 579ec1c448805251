namespace Rung.Core.Economics.Prices;

/// <summary>What a vector store costs per month.</summary>
/// <param name="Name">For example <c>managed</c>.</param>
/// <param name="PerMonth">Dollars per month, most often a range.</param>
public sealed record VectorStorePrice(string Name, Quantity PerMonth)
{
    public string Currency { get; init; } = PriceTable.Dollars;

    public DateOnly? Date { get; init; }

    public string? Source { get; init; }
}
