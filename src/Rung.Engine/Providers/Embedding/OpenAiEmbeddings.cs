using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Rung.Engine.Providers.Calls;
using Rung.Engine.Tasks;

namespace Rung.Engine.Providers.Embedding;

/// <summary><c>POST /embeddings</c>, as OpenAI and those compatible with it have it.</summary>
internal sealed class OpenAiEmbeddings : IEmbeddingDialect
{
    public string[] Usage => ["usage", "prompt_tokens"];

    public Uri AddressOf(EmbedderDefinition embedder) =>
        ApiAddress.Below(ProviderDialect.Of(embedder.Model).UrlOf(embedder.Model), "embeddings");

    public JsonObject Question(EmbedderDefinition embedder, IReadOnlyList<string> texts)
    {
        var question = EmbeddingBody.Question(embedder, texts);
        if (embedder.AsksBase64)
        {
            question["encoding_format"] = "base64";
        }

        return question;
    }

    public float[][] Read(JsonElement answer, int count)
    {
        var vectors = new float[]?[count];
        foreach (var (position, entry) in EmbeddingBody.List(answer, "data").Index())
        {
            var place = PlaceOf(entry, position, count);
            if (vectors[place] is not null)
            {
                throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"it has two vectors of index {place}"));
            }

            vectors[place] = EmbeddingNumbers.Read(entry, "embedding");
        }

        var missing = Array.IndexOf(vectors, null);
        return missing < 0
            ? Array.ConvertAll(vectors, vector => vector!)
            : throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"it has no vector for text {missing} of {count}"));
    }

    /// <summary>Servers may answer in another order; some do not say in which.</summary>
    private static int PlaceOf(JsonElement entry, int position, int count)
    {
        var place = entry.ValueKind is JsonValueKind.Object && entry.TryGetProperty("index", out var index)
            ? index.ValueKind is JsonValueKind.Number && index.TryGetInt32(out var said) ? said : -1
            : position;
        return place >= 0 && place < count
            ? place
            : throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"its entry {position} has an index outside of the {count} texts"));
    }
}
