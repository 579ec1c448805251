using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace Rung.Cli.Tests.Cases;

/// <summary>Reads values out of a story.</summary>
internal static class Node
{
    public static YamlNode? Find(this YamlMappingNode map, string key) =>
        map.Children.TryGetValue(new YamlScalarNode(key), out var value) ? value : null;

    /// <summary>Empty where there is none.</summary>
    public static YamlMappingNode Map(this YamlMappingNode map, string key) => (YamlMappingNode?)map.Find(key) ?? [];

    public static string? Text(this YamlMappingNode map, string key) => map.Find(key) is { } value ? ((YamlScalarNode)value).Value : null;

    public static double? Number(this YamlMappingNode map, string key) => map.Text(key) is { } text ? Parse(text) : null;

    public static IEnumerable<(string Key, YamlNode Value)> Pairs(this YamlMappingNode map) =>
        map.Children.Select(pair => (((YamlScalarNode)pair.Key).Value!, pair.Value));

    public static IReadOnlyList<string> Texts(this YamlMappingNode map, string key) =>
        [.. ((YamlSequenceNode?)map.Find(key) ?? []).Children.Select(item => ((YamlScalarNode)item).Value!)];

    private static double Parse(string text) => double.Parse(text.Replace("_", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
}
