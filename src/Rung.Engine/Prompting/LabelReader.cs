using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Rung.Engine.Prompting;

/// <summary>
/// Finds the one label that a model named: alone, in quotes or Markdown, after "Label:", or in JSON; in any case of
/// letters. Two different ones are none: guessing would flatter the model.
/// </summary>
internal sealed partial class LabelReader
{
    private const char Ambiguous = '\0';

    private const string Wrapping = "\"'`*_“”‘’«»[]().,;:!";

    private readonly ImmutableHashSet<string> _labels;
    private readonly Dictionary<string, string> _anyCase = new(StringComparer.OrdinalIgnoreCase);

    public LabelReader(ImmutableArray<string> labels)
    {
        _labels = labels.ToImmutableHashSet(StringComparer.Ordinal);
        foreach (var label in labels)
        {
            _anyCase[label] = _anyCase.ContainsKey(label) ? Ambiguous.ToString() : label;
        }
    }

    public string? Find(string text)
    {
        var whole = text.Trim();
        if (Match(whole) is { } label)
        {
            return label;
        }

        var named = Named(whole).Concat(InJson(whole)).Distinct(StringComparer.Ordinal).Take(2).ToList();
        return named is [var only] ? only : null;
    }

    private IEnumerable<string> Named(string text) =>
        from line in text.Split('\n')
        where !Fence().IsMatch(line)
        let said = Prefix().Replace(line, "")
        let label = Match(said.Trim())
        where label is not null
        select label;

    private List<string> InJson(string text)
    {
        if (JsonReader.Find(text) is not { } json)
        {
            return [];
        }

        using var document = JsonDocument.Parse(json);
        return
        [
            .. Values(document.RootElement).Where(value => value.ValueKind is JsonValueKind.String)
                .Select(value => Match(value.GetString()!.Trim()))
                .OfType<string>(),
        ];
    }

    private static IEnumerable<JsonElement> Values(JsonElement root) => root.ValueKind switch
    {
        JsonValueKind.Object => root.EnumerateObject().Select(property => property.Value),
        JsonValueKind.Array => root.EnumerateArray(),
        _ => [root],
    };

    // As it is first: a label may itself end in a full stop or begin with a bracket.
    private string? Match(string text) => Exact(text) ?? Exact(Bare(text));

    private string? Exact(string text)
    {
        if (_labels.Contains(text))
        {
            return text;
        }

        return _anyCase.TryGetValue(text, out var label) && label[0] != Ambiguous ? label : null;
    }

    private static string Bare(string text) => text.Trim().AsSpan().Trim(Wrapping).ToString().Trim();

    [GeneratedRegex(
        @"^[\s>#*_-]*(?:(?:the|correct|final|best)\s+)*(?:label|category|class|intent|answer)\b"
        + @"(?:\s+is)?[\s*_]*[:=]?[\s*_]*",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Prefix();

    [GeneratedRegex(@"^\s*```", RegexOptions.CultureInvariant)]
    private static partial Regex Fence();
}
