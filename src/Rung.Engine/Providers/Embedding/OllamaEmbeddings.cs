using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Rung.Engine.Providers.Calls;
using Rung.Engine.Tasks;

namespace Rung.Engine.Providers.Embedding;

/// <summary><c>POST /api/embed</c>, Ollama's own: beside, not below, the <c>/v1</c> of its chat.</summary>
internal sealed class OllamaEmbeddings : IEmbeddingDialect
{
    private const string ChatRoot = "/v1";

    public string[] Usage => ["prompt_eval_count"];

    public Uri AddressOf(EmbedderDefinition embedder)
    {
        var root = ProviderDialect.Of(embedder.Model).UrlOf(embedder.Model);
        var path = root.AbsolutePath.TrimEnd('/');
        path = path.EndsWith(ChatRoot, StringComparison.Ordinal) ? path[..^ChatRoot.Length] : path;
        return ApiAddress.Below(new Uri(root, path.Length > 0 ? path : "/"), "api/embed");
    }

    public JsonObject Question(EmbedderDefinition embedder, IReadOnlyList<string> texts) => EmbeddingBody.Question(embedder, texts);

    public float[][] Read(JsonElement answer, int count)
    {
        float[][] vectors = [.. EmbeddingBody.List(answer, "embeddings").Select(EmbeddingNumbers.Read)];
        return vectors.Length == count
            ? vectors
            : throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"it has {vectors.Length} vectors for {count} texts"));
    }
}
