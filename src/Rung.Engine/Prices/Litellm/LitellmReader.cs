using System.Text.Json;
using Rung.Core.Economics;
using Rung.Core.Economics.Prices;
using Rung.Engine.Faults;
using Rung.Engine.Prices.Json;
using Rung.Engine.Prices.Tables;

namespace Rung.Engine.Prices.Litellm;

/// <summary>
/// Reads litellm's table: models by name, each with its prices per token. It is made by many hands: an entry that cannot
/// be is left out and named, and the thousands of others stay.
/// </summary>
internal sealed class LitellmReader(PlacedJson json, string name)
{
    private const string Sample = "sample_spec";

    private const int MostNotes = 100;

    private readonly Dictionary<string, (PricedModel Model, string Key)> _models = new(StringComparer.OrdinalIgnoreCase);
    private readonly FaultList _notes = new(name, MostNotes);
    private int _leftOut;
    private int _repeated;
    private int _withoutPrice;
    private int _atNothing;

    /// <summary>Whether any member of the file is a model as litellm describes one.</summary>
    public static bool Knows(PlacedJson json) =>
        json.Root.ValueKind is JsonValueKind.Object && json.Root.EnumerateObject().Any(model => IsModel(model.Value));

    public PriceReading Read()
    {
        foreach (var model in json.Root.EnumerateObject().Where(model => model.Name != Sample))
        {
            try
            {
                Add(model);
            }
            catch (EconomicsException absurd)
            {
                _leftOut++;
                Note(model, $"{Choices.Shortened(model.Name)} is left out: {absurd.Message}");
            }
        }

        return new()
        {
            Table = new PriceTable(_models.Values.Select(known => known.Model)),
            Format = PriceFormat.Litellm,
            Notes = [.. Summary(), .. _notes.ToTexts()],
            LeftOut = _leftOut,
        };
    }

    private static bool IsModel(JsonElement value) =>
        value.ValueKind is JsonValueKind.Object
        && value.EnumerateObject().Any(field => field.Name == LitellmEntry.Provider || field.Name.Contains("cost_per", StringComparison.Ordinal));

    private void Add(JsonProperty written)
    {
        var entry = new LitellmEntry(json, written);
        var model = entry.ToModel();
        if (!_models.TryAdd(model.Name, (model, written.Name)))
        {
            Repeated(written, model);
            return;
        }

        _atNothing += entry.IsAtNothing ? 1 : 0;
        _withoutPrice += model.Price is null && !entry.IsAtNothing ? 1 : 0;
    }

    /// <summary>The same model with and without its provider before its name; the same price is not worth a line of its own.</summary>
    private void Repeated(JsonProperty written, PricedModel model)
    {
        _repeated++;
        var (first, key) = _models[model.Name];
        if (!SaysTheSame(first, model))
        {
            Note(written, $"{model.Name} stands twice with different prices, as '{key}' and as '{written.Name}'; the first is kept.");
        }
    }

    private static bool SaysTheSame(PricedModel one, PricedModel other) => Comparable(one) == Comparable(other);

    private static string Comparable(PricedModel model) =>
        TableWriter.LineOf(model with { Provider = "", Model = "", Price = model.Price is null ? null : model.Price with { Source = null } });

    private void Note(JsonProperty at, string text)
    {
        var (line, column) = json.PlaceOf(at);
        _notes.Add(line, column, text);
    }

    private IEnumerable<string> Summary()
    {
        if (_withoutPrice > 0)
        {
            yield return $"{name}: {_withoutPrice} models have no price per token: unknown, not free.";
        }

        if (_atNothing > 0)
        {
            yield return $"{name}: {_atNothing} models stand at 0 for input and output, which is how prices in other units and free trials are written: unknown, not free.";
        }

        if (_repeated > 0)
        {
            yield return $"{name}: {_repeated} models stand twice, with and without their provider's name; the first is kept.";
        }

        if (_leftOut > 0)
        {
            yield return $"{name}: {_leftOut} entries say what cannot be and are left out.";
        }
    }
}
