using System.Security.Cryptography;
using System.Text;

namespace Rung.Retrieval.Vectors.Embedding;

/// <summary>Names the vector of one text by one model.</summary>
/// <param name="Model">The model, with its version where it has one.</param>
/// <param name="TextHash">The SHA-256 of the text's UTF-8, 64 hexadecimal digits.</param>
public readonly record struct EmbeddingKey(string Model, string TextHash)
{
    /// <param name="model">The model.</param>
    /// <param name="text">The text, as the model is given it.</param>
    public static EmbeddingKey Of(string model, string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(model);
        ArgumentNullException.ThrowIfNull(text);
        return new EmbeddingKey(model, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))));
    }
}
