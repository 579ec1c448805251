using System.Collections.Immutable;
using Rung.Core.Economics;
using Rung.Engine.Yaml;

namespace Rung.Engine.Tasks;

/// <summary>Reads the key <c>embedders</c>.</summary>
internal static class EmbedderSection
{
    private const string Example = "{ small: { provider: openai, model: text-embedding-3-small } }";
    private const string Dollars = "United States dollars per million tokens, such as 0.02";

    private static readonly string[] Keys =
    [
        "provider", "model", "url", "key", "price", "dimensions", "batch", "query_prefix", "passage_prefix", "encoding", "concurrency",
        "requests_per_minute", "timeout", "format", "threads",
    ];

    internal static readonly string[] Providers = ["openai", "azure-openai", "ollama", "compatible", ModelDefinition.Local];

    public static ImmutableArray<EmbedderDefinition> Read(YamlSection root) =>
        [.. RetrievalModelSection.Read(root, "embedders", Keys, Providers, Example, ReadPrice).Select(found => Of(found.Section, found.Model))];

    private static EmbedderDefinition Of(YamlSection section, ModelDefinition model)
    {
        var defaults = new EmbedderDefinition { Model = model };
        return defaults with
        {
            Dimensions = (int?)section.FindWhole("dimensions", 1, 65_536, "a whole number of components, 1 to 65536"),
            BatchSize = (int?)section.FindWhole("batch", 1, 2048, "a whole number of texts in one request, 1 to 2048") ?? defaults.BatchSize,
            QueryPrefix = section.FindText("query_prefix", "a text, such as \"query: \"") ?? "",
            PassagePrefix = section.FindText("passage_prefix", "a text, such as \"passage: \"") ?? "",
            // OpenAI's own services know base64; of other servers one asks for what all know.
            AsksBase64 = section.FindChoice("encoding", ["base64", "float"]) is { } said ? said == "base64" : model.Provider is "openai" or "azure-openai",
        };
    }

    private static ModelPrice? ReadPrice(YamlSection model)
    {
        if (model.FindSection("price", ["input", "date", "source"], "{ input: 0.02 }") is not { } price)
        {
            return null;
        }

        if (price.Find("input") is null)
        {
            price.Missing("input", Dollars);
        }

        return new ModelPrice
        {
            Input = price.FindNumber("input", 0, ModelPrice.Highest, Dollars) ?? 0,
            Output = 0,
            Date = ModelSection.ReadDate(price),
            Source = price.FindText("source", "where the price was read"),
        };
    }
}
