namespace Rung.Core.Economics.Prices;

/// <summary>A model in a price table.</summary>
/// <param name="Provider">As the table names it, for example <c>openai</c>.</param>
/// <param name="Model">As a call names it, for example <c>gpt-4o-mini</c>.</param>
/// <param name="Kind">What it does.</param>
/// <param name="Price">What it costs; <see langword="null"/> is unknown, which is never nothing.</param>
public sealed record PricedModel(string Provider, string Model, ModelKind Kind, ModelPrice? Price)
{
    /// <summary>The currency of its price; a table has one.</summary>
    public string Currency { get; init; } = PriceTable.Dollars;

    public string Name => $"{Provider}/{Model}";
}
