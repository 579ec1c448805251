using System.Text.Json;
using Rung.Core.Economics.Prices;
using Rung.Engine.Prices.Json;

namespace Rung.Engine.Prices.Tables;

/// <summary>Reads a table of our own format. A team writes it by hand: every slip is a fault, none is left out.</summary>
internal sealed class TableReader(PlacedJson json)
{
    public const string Schema = "rung.prices/1";

    private static readonly string[] Keys = ["schema", "currency", "models", "hardware", "vector_stores"];

    /// <summary>Whether the file is, or means to be, of our own format.</summary>
    public static bool Knows(PlacedJson json) =>
        json.Root.ValueKind is JsonValueKind.Object
        && (IsKey(json.Root, "schema", JsonValueKind.String) || IsKey(json.Root, "models", JsonValueKind.Array)
            || IsKey(json.Root, "hardware", JsonValueKind.Array) || IsKey(json.Root, "vector_stores", JsonValueKind.Array));

    /// <summary>The table; to be relied on only when no fault was found.</summary>
    public PriceReading Read()
    {
        var root = new JsonSection(json, json.Root, "", Keys);
        CheckWord(root, "schema", Schema, $"'{Schema}'");
        CheckWord(root, "currency", PriceTable.Dollars, $"'{PriceTable.Dollars}', one currency in all: convert the prices first");
        var models = Entries(root, "models", new ModelEntries(json).Read, model => model.Name);
        var hardware = Entries(root, "hardware", new HardwareEntries(json).Read, machine => machine.Name);
        var stores = Entries(root, "vector_stores", new VectorStoreEntries(json).Read, store => store.Name);
        return new() { Table = new PriceTable(models, hardware, stores), Format = PriceFormat.Own };
    }

    private static bool IsKey(JsonElement root, string key, JsonValueKind kind) =>
        root.TryGetProperty(key, out var value) && value.ValueKind == kind;

    private static void CheckWord(JsonSection root, string key, string word, string expected)
    {
        if (root.RequireText(key, expected) is { } found && found != word)
        {
            root.Wrong(key, expected);
        }
    }

    /// <summary>The entries that can be read, each name once.</summary>
    private List<T> Entries<T>(JsonSection root, string key, Func<JsonElement, string, T?> read, Func<T, string> nameOf)
        where T : class
    {
        var entries = new List<T>();
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var ordinal = 0;
        foreach (var item in root.FindList(key, "a list"))
        {
            var label = $"{key}[{ordinal++}]";
            if (item.ValueKind is not JsonValueKind.Object)
            {
                root.WrongItem(label, item, "an object");
            }
            else if (read(item, label) is { } entry)
            {
                if (names.Add(nameOf(entry)))
                {
                    entries.Add(entry);
                }
                else
                {
                    json.Fault(item, $"{label}: found '{nameOf(entry)}' a second time; expected it once.");
                }
            }
        }

        return entries;
    }
}
