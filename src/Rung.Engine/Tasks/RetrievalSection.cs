using System.Globalization;
using Rung.Engine.Yaml;
using Rung.Retrieval.Settings;

namespace Rung.Engine.Tasks;

/// <summary>Reads and writes the key <c>retrieval</c>.</summary>
internal static class RetrievalSection
{
    /// <summary>The key.</summary>
    public const string Key = "retrieval";

    private const string Example = "{ max_tokens: 256, overlap: 32, retriever: hybrid 0.8, passages: 5 }";

    private static readonly string[] Keys = ["max_tokens", "overlap", "stems", "k1", "b", "retriever", "reranker", "passages"];

    public static RetrievalDefinition? Read(YamlSection root)
    {
        if (root.FindSection(Key, Keys, Example) is not { } section)
        {
            return null;
        }

        var usual = new RetrievalSettings();
        var tokens = (int?)section.FindWhole("max_tokens", 8, 100_000, "a whole number of tokens, from 8") ?? usual.MaxTokens;
        var (mix, weight) = ReadRetriever(section);
        return new RetrievalDefinition
        {
            NamesRetriever = section.Find("retriever") is not null || section.Find("reranker") is not null,
            NamesCount = section.Find("passages") is not null,
            Settings = new RetrievalSettings
            {
                MaxTokens = tokens,
                OverlapTokens = (int?)section.FindWhole("overlap", 0, tokens / 2, "a whole number of tokens, up to half of max_tokens") ?? Math.Min(usual.OverlapTokens, tokens / 2),
                Stems = section.FindFlag("stems") ?? usual.Stems,
                Bm25 = new()
                {
                    K1 = (double?)section.FindNumber("k1", 0, 1000, "a number from 0") ?? usual.Bm25.K1,
                    B = (double?)section.FindNumber("b", 0, 1, "a number between 0 and 1") ?? usual.Bm25.B,
                },
                Mix = mix,
                WordWeight = weight,
                Reranks = section.FindChoice("reranker", ["none", "learnt"]) is "learnt",
                Count = (int?)section.FindWhole("passages", 1, 1000, "a whole number of passages, from 1") ?? usual.Count,
            },
        };
    }

    /// <summary>Settings as a line of <c>rung.yaml</c> that says all of them.</summary>
    public static string Write(RetrievalSettings settings) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Key}: {{ max_tokens: {settings.MaxTokens}, overlap: {settings.OverlapTokens}, stems: {(settings.Stems ? "true" : "false")}, k1: {settings.Bm25.K1}, b: {settings.Bm25.B}, retriever: {RetrievalSpace.MixName(settings)}, reranker: {(settings.Reranks ? "learnt" : "none")}, passages: {settings.Count} }}");

    private static (RetrieverMix Mix, double WordWeight) ReadRetriever(YamlSection section)
    {
        const string Expected = "bm25, lsa, hybrid, or hybrid with the weight of words, such as hybrid 0.8";
        var usual = new RetrievalSettings();
        if (section.FindText("retriever", Expected) is not { } text)
        {
            return (usual.Mix, usual.WordWeight);
        }

        try
        {
            return RetrievalSpace.MixOf(text);
        }
        catch (ArgumentException)
        {
            section.Wrong("retriever", Expected);
            return (usual.Mix, usual.WordWeight);
        }
    }
}
