using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Rung.Core.Data;
using Rung.Engine.Faults;
using Rung.Engine.Yaml;

namespace Rung.Engine.Tasks;

/// <summary>Reads the key <c>metric</c>: a name, or a name with options.</summary>
internal static class MetricSection
{
    private static readonly string[] Keys = ["name", "pattern", "match_case", "keep_punctuation"];

    private static readonly ImmutableArray<string> Later = ["json", "tool-call", "spans-f1", "judge"];

    /// <summary>Each metric with the kinds of output that it can judge.</summary>
    private static readonly ImmutableSortedDictionary<string, ImmutableArray<OutputKind>> Metrics =
        ImmutableSortedDictionary.CreateRange<string, ImmutableArray<OutputKind>>(
            StringComparer.Ordinal,
            [
                new("accuracy", [OutputKind.Label]),
                new("macro-f1", [OutputKind.Label]),
                new("exact", [OutputKind.Label, OutputKind.Text, OutputKind.Json, OutputKind.ToolCall]),
                new("token-f1", [OutputKind.Text]),
                new("contains", [OutputKind.Text]),
                new("regex", [OutputKind.Text]),
            ]);

    public static MetricDefinition Read(YamlSection root, OutputKind? kind) => root.Find("metric") switch
    {
        null => new MetricDefinition(Default(kind)),
        YamlMap => ReadOptions(root.FindSection("metric", Keys, "{ name: exact, match_case: true }")!, kind),
        _ => new MetricDefinition(ReadName(root, "metric", kind)),
    };

    private static string Default(OutputKind? kind) => kind switch
    {
        OutputKind.Label => "accuracy",
        OutputKind.Text => "token-f1",
        _ => "exact",
    };

    private static MetricDefinition ReadOptions(YamlSection metric, OutputKind? kind)
    {
        var name = ReadName(metric, "name", kind);
        if (name != "exact" && metric.Find("keep_punctuation") is not null)
        {
            metric.Wrong("keep_punctuation", "it only for the metric exact");
        }

        return new MetricDefinition(
            name,
            ReadPattern(metric, name),
            MatchesCase: metric.FindFlag("match_case") ?? false,
            KeepsPunctuation: metric.FindFlag("keep_punctuation") ?? true);
    }

    private static string ReadName(YamlSection section, string key, OutputKind? kind)
    {
        var names = (from metric in Metrics where kind is not { } known || metric.Value.Contains(known) select metric.Key).ToList();
        var expected = $"{Choices.Or(names)}{(kind is { } shape ? $" for {Spelled(shape)} output" : "")}";
        var name = section.RequireText(key, expected);
        if (name.Length == 0 || names.Contains(name))
        {
            return name;
        }

        if (Later.Contains(name))
        {
            section.Wrong(key, $"{expected}: '{name}' is not available in this version");
        }
        else
        {
            section.Wrong(key, expected + (Metrics.ContainsKey(name) ? "" : Choices.DidYouMean(name, names)));
        }

        return name;
    }

    private static string? ReadPattern(YamlSection metric, string name)
    {
        if (metric.FindText("pattern", "a regular expression") is not { } pattern)
        {
            return null;
        }

        if (name != "regex")
        {
            metric.Wrong("pattern", "it only for the metric regex");
        }

        try
        {
            _ = Regex.Match("", pattern, RegexOptions.None, TimeSpan.FromSeconds(1));
        }
        catch (ArgumentException malformed)
        {
            metric.Wrong("pattern", $"a regular expression ({malformed.Message.TrimEnd('.')})");
        }

        return pattern;
    }

    private static string Spelled(OutputKind kind) => kind is OutputKind.ToolCall ? "tool-call" : kind.ToString().ToLowerInvariant();
}
