using System.Collections.Immutable;
using Rung.Core.Economics;
using Rung.Engine.Yaml;
using Rung.Retrieval.Reranking;

namespace Rung.Engine.Tasks;

/// <summary>Reads the key <c>rerankers</c>.</summary>
internal static class RerankerSection
{
    private const string Example = "{ cross: { provider: cohere, model: rerank-v3.5 } }";

    private static readonly string[] Keys =
    [
        "provider", "model", "url", "key", "price", "dialect", "depth", "batch", "concurrency", "requests_per_minute", "timeout",
        "format", "threads",
    ];

    internal static readonly string[] Providers = ["cohere", "jina", "compatible", ModelDefinition.Local];

    public static ImmutableArray<RerankerDefinition> Read(YamlSection root) =>
        [.. RetrievalModelSection.Read(root, "rerankers", Keys, Providers, Example, ReadPrice).Select(found => Of(found.Section, found.Model))];

    private static RerankerDefinition Of(YamlSection section, ModelDefinition model)
    {
        var defaults = new RerankerDefinition { Model = model };
        if (model.Provider == ModelDefinition.Local && section.Find("batch") is not null)
        {
            section.Wrong("batch", "'batch' for a reranker of this machine", "none: nothing is sent");
        }

        return defaults with
        {
            Dialect = ReadDialect(section),
            Depth = (int?)section.FindWhole("depth", 1, 1000, "a whole number of passages, 1 to 1000") ?? defaults.Depth,
            BatchSize = (int?)section.FindWhole("batch", 1, 1000, "a whole number of passages in one request, 1 to 1000") ?? defaults.BatchSize,
        };
    }

    private static RerankDialect ReadDialect(YamlSection section)
    {
        const string Expected = "documents (Cohere, Jina, vLLM) or texts (Text Embeddings Inference)";
        switch (section.FindText("dialect", Expected))
        {
            case null or "documents":
                return RerankDialect.Documents;
            case "texts":
                return RerankDialect.TextEmbeddingsInference;
            default:
                section.Wrong("dialect", Expected);
                return RerankDialect.Documents;
        }
    }

    private static ModelPrice? ReadPrice(YamlSection model)
    {
        if (model.FindSection("price", ["per_request", "input", "date", "source"], "{ per_request: 0.002 }") is not { } price)
        {
            return null;
        }

        if (price.Find("per_request") is null && price.Find("input") is null)
        {
            price.Missing("per_request", "United States dollars per request, such as 0.002, or 'input': dollars per million tokens");
        }

        return new ModelPrice
        {
            Input = price.FindNumber("input", 0, ModelPrice.Highest, "United States dollars per million tokens, such as 0.02") ?? 0,
            PerRequest = price.FindNumber("per_request", 0, ModelPrice.Highest, "United States dollars per request, such as 0.002"),
            Output = 0,
            Date = ModelSection.ReadDate(price),
            Source = price.FindText("source", "where the price was read"),
        };
    }
}
