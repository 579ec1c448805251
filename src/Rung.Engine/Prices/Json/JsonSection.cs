using System.Globalization;
using System.Text.Json;
using Rung.Core.Economics;
using Rung.Engine.Faults;

namespace Rung.Engine.Prices.Json;

/// <summary>
/// One object of a JSON file, read key by key into types. What is wrong becomes a fault with its place, and reads as
/// absent; so does <c>null</c>.
/// </summary>
internal sealed class JsonSection
{
    private readonly Dictionary<string, JsonElement> _values = new(StringComparer.Ordinal);
    private readonly PlacedJson _json;
    private readonly JsonElement _map;

    /// <param name="json">The file.</param>
    /// <param name="map">The object.</param>
    /// <param name="label">What a reader calls it, for example <c>openai/gpt-4o</c>; empty for the file itself.</param>
    /// <param name="keys">The keys it may have.</param>
    public JsonSection(PlacedJson json, JsonElement map, string label, IReadOnlyList<string> keys)
    {
        (_json, _map) = (json, map);
        Prefix = label.Length == 0 ? "" : $"{label}: ";
        foreach (var property in map.EnumerateObject())
        {
            var key = property.Name;
            if (!keys.Contains(key))
            {
                var end = Choices.DidYouMean(key, keys) is { Length: > 0 } hint ? hint : ".";
                json.Fault(property, $"{Prefix}found the unknown key '{Choices.Shortened(key)}'; expected {Choices.Or(keys)}{end}");
            }
            else if (!_values.TryAdd(key, property.Value))
            {
                json.Fault(property, $"{Prefix}found the key '{key}' a second time; expected it once.");
            }
        }
    }

    /// <summary>What a reader calls the value of a key.</summary>
    public string LabelOf(string key) => Prefix + key;

    private string Prefix { get; }

    /// <summary>The value of a key, or <see langword="null"/> where it is absent or nothing.</summary>
    public JsonElement? Find(string key) =>
        _values.TryGetValue(key, out var value) && value.ValueKind is not JsonValueKind.Null ? value : null;

    public bool HasAny(IEnumerable<string> keys) => keys.Any(key => Find(key) is not null);

    public void Wrong(string key, string expected) => WrongItem(key, _values[key], expected);

    /// <summary>Reports a value within the value of a key.</summary>
    public void WrongItem(string key, JsonElement item, string expected) =>
        _json.Fault(item, $"{Prefix}{key}: found {_json.Described(item)}; expected {expected}.");

    public void Missing(string key, string expected) => _json.Fault(_map, $"{Prefix}{key}: found nothing; expected {expected}.");

    public string? FindText(string key, string expected)
    {
        if (Find(key) is not { } value)
        {
            return null;
        }

        if (_json.TextOf(value) is { } text && text.Trim().Length > 0 && !text.Any(char.IsControl))
        {
            return text;
        }

        Wrong(key, expected);
        return null;
    }

    public string? RequireText(string key, string expected)
    {
        if (Find(key) is null)
        {
            Missing(key, expected);
        }

        return FindText(key, expected);
    }

    /// <summary>A number within bounds, exactly as it is written.</summary>
    public decimal? FindNumber(string key, decimal least, decimal most, string expected)
    {
        if (Find(key) is not { } value)
        {
            return null;
        }

        if (ExactNumber.TryRead(value, out var number) && number >= least && number <= most)
        {
            return ExactNumber.Trimmed(number);
        }

        Wrong(key, expected);
        return null;
    }

    public decimal? RequireNumber(string key, decimal least, decimal most, string expected)
    {
        if (Find(key) is null)
        {
            Missing(key, expected);
        }

        return FindNumber(key, least, most, expected);
    }

    public DateOnly? FindDate(string key)
    {
        const string Expected = "the day on which the price was read, such as 2026-01-31";
        if (FindText(key, Expected) is not { } text)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date;
        }

        Wrong(key, Expected);
        return null;
    }

    /// <summary>A number that is only ever estimated, so that a binary one will do.</summary>
    public double? FindEstimate(string key, double least, double most, string expected) =>
        FindQuantity(key, least, most, expected, admitsRange: false)?.Likely;

    /// <summary>A number above zero, or an object of low, likely and high.</summary>
    public Quantity? FindRate(string key, string expected) => FindQuantity(key, double.Epsilon, 1e12, expected);

    /// <summary>A number, or an object of low, likely and high.</summary>
    public Quantity? FindQuantity(string key, double least, double most, string expected, bool admitsRange = true)
    {
        if (Find(key) is not { } value)
        {
            return null;
        }

        if (admitsRange && value.ValueKind is JsonValueKind.Object)
        {
            return ReadRange(key, value, least, most, expected);
        }

        if (IsWithin(value, least, most))
        {
            return Quantity.Certain(value.GetDouble());
        }

        Wrong(key, admitsRange ? $"{expected}, or {{ \"low\", \"likely\", \"high\" }}" : expected);
        return null;
    }

    public IReadOnlyList<JsonElement> FindList(string key, string expected)
    {
        if (Find(key) is not { } value)
        {
            return [];
        }

        if (value.ValueKind is JsonValueKind.Array)
        {
            return [.. value.EnumerateArray()];
        }

        Wrong(key, expected);
        return [];
    }

    private Quantity? ReadRange(string key, JsonElement value, double least, double most, string expected)
    {
        var range = new JsonSection(_json, value, $"{Prefix}{key}", ["low", "likely", "high"]);
        var low = range.FindPart("low", least, most, expected);
        var likely = range.FindPart("likely", least, most, expected);
        var high = range.FindPart("high", least, most, expected);
        if (low is null || likely is null || high is null)
        {
            return null;
        }

        if (low <= likely && likely <= high)
        {
            return Quantity.Range(low.Value, likely.Value, high.Value);
        }

        _json.Fault(value, FormattableString.Invariant($"{Prefix}{key}: found low {low}, likely {likely}, high {high}; expected numbers that do not fall."));
        return null;
    }

    private double? FindPart(string key, double least, double most, string expected)
    {
        if (Find(key) is not { } value)
        {
            Missing(key, expected);
            return null;
        }

        if (IsWithin(value, least, most))
        {
            return value.GetDouble();
        }

        Wrong(key, expected);
        return null;
    }

    private static bool IsWithin(JsonElement value, double least, double most) =>
        value.ValueKind is JsonValueKind.Number && value.TryGetDouble(out var number) && number >= least && number <= most;
}
