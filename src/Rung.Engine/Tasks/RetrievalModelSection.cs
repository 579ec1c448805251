using System.Collections.Immutable;
using Rung.Core.Economics;
using Rung.Engine.Yaml;

namespace Rung.Engine.Tasks;

/// <summary>Reads models by name that serve retrieval: where each is, its key and its price, by the words of <c>models</c>.</summary>
internal static class RetrievalModelSection
{
    /// <summary>Names that retrievers without a model have.</summary>
    private static readonly string[] Taken = ["bm25", "lsa", "hybrid", "reranked"];

    /// <summary>What is said of a service alone.</summary>
    private static readonly string[] RemoteKeys =
        ["url", "key", "price", "encoding", "dialect", "concurrency", "requests_per_minute", "timeout"];

    /// <param name="root">The file.</param>
    /// <param name="key">Where the models stand.</param>
    /// <param name="keys">What may be said of each.</param>
    /// <param name="providers">Where they may come from.</param>
    /// <param name="example">Of the whole key.</param>
    /// <param name="readPrice">Reads the price of one.</param>
    public static ImmutableArray<(YamlSection Section, ModelDefinition Model)> Read(
        YamlSection root, string key, string[] keys, string[] providers, string example, Func<YamlSection, ModelPrice?> readPrice)
    {
        if (root.Find(key) is null)
        {
            return [];
        }

        if (root.Find(key) is not YamlMap map)
        {
            root.Wrong(key, $"{key} by name, such as {example}");
            return [];
        }

        var names = map.Entries.Select(entry => entry.Key.Text).Distinct(StringComparer.Ordinal).ToList();
        var all = root.FindSection(key, names, example)!;
        var found = ImmutableArray.CreateBuilder<(YamlSection, ModelDefinition)>();
        foreach (var name in names)
        {
            if (FindOne(all, name, keys, example) is { } section)
            {
                found.Add((section, Of(section, name, providers, readPrice)));
            }
        }

        return found.ToImmutable();
    }

    private static YamlSection? FindOne(YamlSection all, string name, string[] keys, string example)
    {
        if (Taken.Contains(name))
        {
            all.Wrong(name, $"the name '{name}'", "another one: a retriever that needs no model has this name");
        }

        ModelSection.CheckName(all, name);
        if (all.FindSection(name, keys, example) is { } section)
        {
            return section;
        }

        if (all.Find(name) is null)
        {
            all.Missing(name, "a provider and a model");
        }

        return null;
    }

    private static ModelDefinition Of(YamlSection section, string name, string[] providers, Func<YamlSection, ModelPrice?> readPrice)
    {
        var provider = ModelSection.ReadProvider(section, providers);
        ModelSection.RefuseStrange(section, provider, RemoteKeys);
        var defaults = new ModelDefinition { Name = name, Provider = provider, Model = "" };
        return defaults with
        {
            Model = section.RequireText("model", "the provider's name of the model"),
            Url = ModelSection.ReadUrl(section, provider),
            KeyVariable = ModelSection.ReadKey(section),
            Price = readPrice(section),
            Concurrency = (int?)section.FindWhole("concurrency", 1, 1024, "a whole number of requests in flight, 1 to 1024") ?? defaults.Concurrency,
            RequestsPerMinute = (int?)section.FindWhole("requests_per_minute", 1, int.MaxValue, "a whole number, from 1"),
            Timeout = section.FindDuration("timeout") ?? defaults.Timeout,
            Format = section.FindChoice("format", ModelSection.Formats) ?? defaults.Format,
            Threads = (int?)section.FindWhole("threads", 1, 1024, "a whole number of threads, 1 to 1024"),
        };
    }
}
