using System.Text.Json;
using System.Text.Json.Nodes;
using Rung.Engine.Tasks;

namespace Rung.Engine.Providers.Embedding;

/// <summary>How a service wants to be asked for vectors, and where its answer has them.</summary>
internal interface IEmbeddingDialect
{
    /// <summary>The names in an answer that lead to its count of tokens.</summary>
    string[] Usage { get; }

    Uri AddressOf(EmbedderDefinition embedder);

    JsonObject Question(EmbedderDefinition embedder, IReadOnlyList<string> texts);

    /// <summary>The vector of each text, in the order of the texts.</summary>
    /// <exception cref="FormatException">The answer is not of the protocol; says why.</exception>
    float[][] Read(JsonElement answer, int count);
}
