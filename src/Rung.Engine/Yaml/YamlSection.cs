using System.Globalization;
using Rung.Core.Economics;
using Rung.Engine.Faults;

namespace Rung.Engine.Yaml;

/// <summary>
/// One mapping of a YAML file, read key by key into types. What is wrong becomes a fault with its place, and reads as
/// absent. So does a key with nothing after it: <c>group: null</c> and <c>group:</c> say the same.
/// </summary>
internal sealed class YamlSection
{
    /// <summary>The keys of a range, in their order.</summary>
    public static readonly string[] RangeKeys = ["low", "likely", "high"];

    private const string RangeExample = "{ low: 1, likely: 2, high: 4 }";

    private readonly Dictionary<string, YamlValue> _values = new(StringComparer.Ordinal);
    private readonly YamlMap _map;
    private readonly FaultList _faults;
    private readonly string _path;

    /// <param name="map">The mapping.</param>
    /// <param name="path">The keys that lead to it, joined by dots; empty for the file itself.</param>
    /// <param name="keys">The keys it may have.</param>
    /// <param name="faults">Receives unknown keys, keys that occur twice, and every value that is read wrongly.</param>
    public YamlSection(YamlMap map, string path, IReadOnlyList<string> keys, FaultList faults)
    {
        _map = map;
        _path = path;
        _faults = faults;
        foreach (var (key, value) in map.Entries)
        {
            if (!keys.Contains(key.Text))
            {
                var place = path.Length == 0 ? "" : $" in '{path}'";
                Add(key, $"found the unknown key '{key.Text}'{place}; expected {Choices.Or(keys)}{Choices.DidYouMean(key.Text, keys)}");
            }
            else if (!_values.TryAdd(key.Text, value))
            {
                var first = map.Entries.First(entry => entry.Key.Text == key.Text).Key.Line;
                Add(key, $"found the key '{PathOf(key.Text)}' a second time (the first is on line {first}); expected it once");
            }
        }
    }

    public string PathOf(string key) => _path.Length == 0 ? key : $"{_path}.{key}";

    /// <summary>Whether the key is written, be it with nothing after it.</summary>
    public bool Has(string key) => _values.ContainsKey(key);

    /// <summary>The value of a key, or <see langword="null"/> where it is absent or nothing.</summary>
    public YamlValue? Find(string key) => _values.GetValueOrDefault(key) is { } value and not YamlScalar { IsNull: true } ? value : null;

    public void Wrong(string key, string expected) => Wrong(key, _values[key].Described, expected);

    /// <summary>Reports the value of a key, in words that may be fewer than the value: never a secret.</summary>
    public void Wrong(string key, string found, string expected) =>
        Add(_values[key], $"{PathOf(key)}: found {found}; expected {expected}");

    /// <summary>Reports a value within the value of a key.</summary>
    public void WrongItem(string key, YamlValue item, string expected) => WrongItem(key, item, item.Described, expected);

    public void WrongItem(string key, YamlValue item, string found, string expected) =>
        Add(item, $"{PathOf(key)}: found {found}; expected {expected}");

    public void Missing(string key, string expected) =>
        Add(_values.GetValueOrDefault(key) ?? _map, $"{PathOf(key)}: found nothing; expected {expected}");

    public string? FindText(string key, string expected) => Find(key) switch
    {
        YamlScalar { Text: var text } when !string.IsNullOrWhiteSpace(text) => text,
        null => null,
        _ => Refuse<string>(key, expected),
    };

    public string RequireText(string key, string expected)
    {
        if (Find(key) is null)
        {
            Missing(key, expected);
        }

        return FindText(key, expected) ?? "";
    }

    public bool? FindFlag(string key) => Find(key) switch
    {
        YamlScalar { IsPlain: true, Text: "true" } => true,
        YamlScalar { IsPlain: true, Text: "false" } => false,
        null => null,
        _ => RefuseValue<bool>(key, "true or false"),
    };

    /// <summary>A number within bounds; underscores may part its digits.</summary>
    public decimal? FindNumber(string key, decimal least, decimal most, string expected) => Find(key) switch
    {
        null => null,
        YamlScalar { IsPlain: true } plain when TryNumber(plain.Text, out var number) && number >= least && number <= most => number,
        YamlScalar { IsPlain: false } quoted when TryNumber(quoted.Text, out _) => RefuseValue<decimal>(key, $"{expected}, without quotes"),
        _ => RefuseValue<decimal>(key, expected),
    };

    public decimal? FindWhole(string key, decimal least, decimal most, string expected) =>
        FindNumber(key, least, most, expected) switch
        {
            { } number when decimal.IsInteger(number) => number,
            null => null,
            _ => RefuseValue<decimal>(key, expected),
        };

    /// <summary>A number that is certain, or a range: <c>{ low: 1, likely: 2, high: 4 }</c>. All of it lies within the bounds.</summary>
    public Quantity? FindQuantity(string key, decimal least, decimal most, string expected)
    {
        if (Find(key) is not YamlMap)
        {
            return FindNumber(key, least, most, $"{expected}, or a range such as {RangeExample}") is { } certain ? Quantity.Certain(certain) : null;
        }

        return FindRange(FindSection(key, RangeKeys, RangeExample)!, least, most, expected);
    }

    /// <summary>The range that a mapping holds with others; <see langword="null"/> where it holds none.</summary>
    public static Quantity? FindRange(YamlSection range, decimal least, decimal most, string expected)
    {
        decimal?[] numbers = [.. RangeKeys.Select(key => range.FindNumber(key, least, most, expected))];
        if (numbers is not [{ } low, { } likely, { } high])
        {
            foreach (var key in RangeKeys.Where(key => range.Find(key) is null))
            {
                range.Missing(key, expected);
            }

            return null;
        }

        if (low <= likely && likely <= high)
        {
            return Quantity.Range((double)low, (double)likely, (double)high);
        }

        range.Wrong("likely", $"low {low}, likely {likely}, high {high}", "numbers that do not fall");
        return null;
    }

    /// <summary>One of some words.</summary>
    public string? FindChoice(string key, IReadOnlyList<string> choices)
    {
        if (FindText(key, Choices.Or(choices)) is not { } word)
        {
            return null;
        }

        if (choices.Contains(word))
        {
            return word;
        }

        Wrong(key, Choices.Or(choices) + Choices.DidYouMean(word, choices));
        return null;
    }

    /// <summary>A number with a unit, for example <c>800ms</c>.</summary>
    public TimeSpan? FindDuration(string key)
    {
        const string Expected = "a time longer than zero with its unit, such as 800ms, 1.5s or 2m";
        return Find(key) switch
        {
            null => null,
            YamlScalar { Text: var text } when TryDuration(text, out var time) => time,
            YamlScalar { Text: var text } when TryNumber(text, out _) => RefuseValue<TimeSpan>(key, $"{Expected}; did you mean '{text}ms'?"),
            _ => RefuseValue<TimeSpan>(key, Expected),
        };
    }

    /// <summary>The mapping under a key; <paramref name="example"/> shows what one looks like.</summary>
    public YamlSection? FindSection(string key, IReadOnlyList<string> keys, string example) => Find(key) switch
    {
        YamlMap map => new YamlSection(map, PathOf(key), keys, _faults),
        null => null,
        _ => Refuse<YamlSection>(key, $"a mapping such as {example}"),
    };

    private static bool TryNumber(string text, out decimal number) =>
        decimal.TryParse(text.Replace("_", "", StringComparison.Ordinal), NumberStyles.Float, CultureInfo.InvariantCulture, out number);

    private static bool TryDuration(string text, out TimeSpan time)
    {
        time = default;
        var unit = text.AsSpan().TrimStart("0123456789._").ToString();
        if (!TryNumber(text[..^unit.Length], out var number) || number <= 0 || number > 1_000_000)
        {
            return false;
        }

        time = unit.Trim() switch
        {
            "ms" => TimeSpan.FromMilliseconds((double)number),
            "s" => TimeSpan.FromSeconds((double)number),
            "m" or "min" => TimeSpan.FromMinutes((double)number),
            "h" => TimeSpan.FromHours((double)number),
            _ => TimeSpan.Zero,
        };
        return time > TimeSpan.Zero;
    }

    private T? Refuse<T>(string key, string expected)
        where T : class
    {
        Wrong(key, expected);
        return null;
    }

    private T? RefuseValue<T>(string key, string expected)
        where T : struct
    {
        Wrong(key, expected);
        return null;
    }

    private void Add(YamlValue at, string text) =>
        _faults.Add(at.Line, at.Column, text.EndsWith('?') ? text : text + ".");
}
