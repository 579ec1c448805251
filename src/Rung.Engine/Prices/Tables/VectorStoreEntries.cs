using System.Text.Json;
using Rung.Core.Economics.Prices;
using Rung.Engine.Prices.Json;

namespace Rung.Engine.Prices.Tables;

/// <summary>Reads the vector stores of a table.</summary>
internal sealed class VectorStoreEntries(PlacedJson json)
{
    private const string PerMonth = "dollars per month between 0 and 1,000,000";

    private static readonly string[] Keys = ["name", "per_month", "date", "source"];

    public VectorStorePrice? Read(JsonElement item, string label)
    {
        var entry = new JsonSection(json, item, label, Keys);
        if (entry.Find("per_month") is null)
        {
            entry.Missing("per_month", PerMonth);
        }

        var name = entry.RequireText("name", "the store's name, such as managed");
        var price = entry.FindQuantity("per_month", 0, 1_000_000, PerMonth);
        var date = entry.FindDate("date");
        var source = entry.FindText("source", "where the price was read");
        return name is null || price is null ? null : new VectorStorePrice(name, price) { Date = date, Source = source };
    }
}
