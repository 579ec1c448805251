using System.Globalization;
using System.Text.Json;
using Rung.Core.Economics;
using Rung.Retrieval.Passages;

namespace Rung.Engine.Providers.Embedding;

/// <summary>What embedding texts will cost, said before the first request.</summary>
/// <param name="Texts">Different texts to be sent.</param>
/// <param name="Cached">Texts whose vectors are kept already.</param>
/// <param name="Requests">Requests to be sent.</param>
/// <param name="LikelyTokens">Approximate tokens of the texts to be sent.</param>
/// <param name="Likely">What they cost; <see langword="null"/> is unknown: the model has no price.</param>
/// <param name="AtMost">The sum of what the budget will reserve; <see langword="null"/> is unknown.</param>
internal sealed record EmbeddingForecast(int Texts, int Cached, int Requests, long LikelyTokens, Money? Likely, Money? AtMost)
{
    // What the request says around a text: quotes, a comma, and the names of its fields.
    private const int BytesAround = 8;

    private const int BytesOfRequest = 512;

    public static EmbeddingForecast Of(IReadOnlyCollection<string> toSend, int cached, int batchSize, ModelPrice? price)
    {
        var requests = (toSend.Count + batchSize - 1) / batchSize;
        var tokens = toSend.Sum(text => (long)TokensOf(text));
        var bytes = toSend.Sum(text => (long)JsonEncodedLength(text) + BytesAround) + ((long)requests * BytesOfRequest);
        return new EmbeddingForecast(
            toSend.Count,
            cached,
            requests,
            tokens,
            price is null ? null : EmbeddingBilling.Cost(tokens, price),
            price is null ? null : EmbeddingBilling.Cost(bytes, price));
    }

    /// <summary>Of one text.</summary>
    public static int TokensOf(string text) => ApproximateTokenCounter.Shared.Count(text);

    /// <summary>In one line, for a person.</summary>
    public string ToText(string embedder)
    {
        var kept = Cached > 0 ? string.Create(CultureInfo.InvariantCulture, $", {Cached:#,0} are kept already") : "";
        var money = (Likely, AtMost) is ({ } likely, { } most) ? $"likely about {likely}, at most {most}" : "price unknown";
        return string.Create(
            CultureInfo.InvariantCulture, $"{embedder}: {Texts:#,0} texts to embed{kept}; {Requests:#,0} requests, about {LikelyTokens:#,0} tokens, {money}");
    }

    private static int JsonEncodedLength(string text) => JsonEncodedText.Encode(text).EncodedUtf8Bytes.Length;
}
