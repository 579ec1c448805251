using System.Collections.Immutable;
using System.Text.Json;
using Rung.Core.Economics;
using Rung.Core.Economics.Prices;
using Rung.Engine.Faults;
using Rung.Engine.Prices.Json;

namespace Rung.Engine.Prices.Tables;

/// <summary>Reads the models of a table.</summary>
internal sealed class ModelEntries(PlacedJson json)
{
    private static readonly string[] Prices =
    [
        "input", "cached_input", "cache_write", "output", "reasoning", "batch_input", "batch_output", "training",
        "per_request", "tiers", "others",
    ];

    private static readonly string[] Keys = ["provider", "model", "kind", .. Prices, "date", "source"];

    public PricedModel? Read(JsonElement item, string label)
    {
        var (provider, model) = (TextOf(item, "provider"), TextOf(item, "model"));
        var entry = new JsonSection(json, item, provider is null || model is null ? label : $"{provider}/{model}", Keys);
        provider = entry.RequireText("provider", "the provider's name, such as openai");
        model = entry.RequireText("model", "the model's name, as calls name it");
        var kind = ReadKind(entry);
        var price = ReadPrice(entry, kind);
        return provider is null || model is null ? null : new PricedModel(provider, model, kind, price);
    }

    private string? TextOf(JsonElement item, string key) =>
        item.TryGetProperty(key, out var value) && json.TextOf(value) is { } text ? Choices.Shortened(text) : null;

    private static ModelKind ReadKind(JsonSection entry)
    {
        var expected = Choices.Or(PriceFields.KindNames);
        if (entry.FindText("kind", expected) is not { } name)
        {
            return ModelKind.Completion;
        }

        if (PriceFields.KindOf(name) is { } kind)
        {
            return kind;
        }

        entry.Wrong("kind", expected + Choices.DidYouMean(name, PriceFields.KindNames).TrimEnd('?'));
        return ModelKind.Completion;
    }

    private ModelPrice? ReadPrice(JsonSection entry, ModelKind kind)
    {
        if (!entry.HasAny(Prices))
        {
            // Read all the same, so that a wrong date of an unknown price is told.
            _ = (entry.FindDate("date"), ReadSource(entry));
            return null;
        }

        var isPerRequest = kind is ModelKind.Reranker && entry.Find("per_request") is not null;
        return new ModelPrice
        {
            Input = ReadBase(entry, "input", isPerRequest),
            CachedInput = ReadPerMillion(entry, "cached_input"),
            CacheWrite = ReadPerMillion(entry, "cache_write"),
            Output = ReadBase(entry, "output", isPerRequest || kind is ModelKind.Embedding),
            Reasoning = ReadPerMillion(entry, "reasoning"),
            BatchInput = ReadPerMillion(entry, "batch_input"),
            BatchOutput = ReadPerMillion(entry, "batch_output"),
            Training = ReadPerMillion(entry, "training"),
            PerRequest = entry.FindNumber("per_request", 0, PriceFields.Most, PriceFields.Amount),
            Tiers = new TierEntries(json).Read(entry),
            Others = ReadOthers(entry),
            Date = entry.FindDate("date"),
            Source = ReadSource(entry),
        };
    }

    private static string? ReadSource(JsonSection entry) => entry.FindText("source", "where the price was read");

    private static decimal ReadBase(JsonSection entry, string key, bool isOptional) =>
        isOptional && entry.Find(key) is null ? 0 : entry.RequireNumber(key, 0, PriceFields.Most, PriceFields.PerMillion) ?? 0;

    private static decimal? ReadPerMillion(JsonSection entry, string key) =>
        entry.FindNumber(key, 0, PriceFields.Most, PriceFields.PerMillion);

    private ImmutableSortedDictionary<string, decimal> ReadOthers(JsonSection entry)
    {
        const string Expected = "an object of prices by name, each zero or more";
        var others = ImmutableSortedDictionary.CreateBuilder<string, decimal>(StringComparer.Ordinal);
        if (entry.Find("others") is not { } map)
        {
            return others.ToImmutable();
        }

        if (map.ValueKind is not JsonValueKind.Object)
        {
            entry.Wrong("others", Expected);
            return others.ToImmutable();
        }

        foreach (var other in map.EnumerateObject())
        {
            var name = other.Name;
            if (string.IsNullOrWhiteSpace(name) || !ExactNumber.TryRead(other.Value, out var number) || number < 0)
            {
                entry.WrongItem($"others.{Choices.Shortened(name)}", other.Value, "a price by its name, zero or more");
            }
            else if (!others.TryAdd(name, ExactNumber.Trimmed(number)))
            {
                json.Fault(other, $"others: found '{Choices.Shortened(name)}' a second time; expected it once.");
            }
        }

        return others.ToImmutable();
    }
}
