using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Rung.Engine.Tests.Providers;

/// <summary>Answers as services of vectors give them. Texts that share words have vectors that are near each other.</summary>
public static class EmbeddingReplies
{
    private const int Dimension = 64;

    /// <summary>A bag of words, by the letters of each.</summary>
    public static float[] VectorOf(string text)
    {
        var vector = new float[Dimension];
        foreach (var word in text.ToUpperInvariant().Split([' ', '\n', '.', ',', '?', '#'], StringSplitOptions.RemoveEmptyEntries))
        {
            vector[word.Aggregate(17, (hash, letter) => ((hash * 31) + letter) & 0xFFFF) % Dimension] += word.Length > 3 ? 1 : 0.1f;
        }

        return vector;
    }

    /// <summary>As OpenAI answers: one token a word.</summary>
    public static Reply OpenAi(Func<string, float[]>? vectorOf = null) => Reply.Json(request => OpenAiJson(request, vectorOf ?? VectorOf));

    /// <summary>As Ollama's own API answers.</summary>
    public static Reply Ollama() => Reply.Json(request =>
    {
        var texts = TextsOf(request);
        return JsonSerializer.Serialize(new { model = "m", embeddings = texts.Select(VectorOf), prompt_eval_count = texts.Sum(Tokens) });
    });

    public static string[] TextsOf(ReceivedRequest request) =>
        [.. JsonNode.Parse(request.Body)!["input"]!.AsArray().Select(text => text!.GetValue<string>())];

    private static string OpenAiJson(ReceivedRequest request, Func<string, float[]> vectorOf)
    {
        var texts = TextsOf(request);
        var isBase64 = JsonNode.Parse(request.Body)!["encoding_format"]?.GetValue<string>() == "base64";

        // In another order than asked, which the protocol allows.
        var data = texts.Select((text, index) => new { index, embedding = isBase64 ? (object)Base64(vectorOf(text)) : vectorOf(text) }).Reverse();
        var tokens = texts.Sum(Tokens);
        return JsonSerializer.Serialize(new { data, usage = new { prompt_tokens = tokens, total_tokens = tokens } });
    }

    private static string Base64(float[] vector) => Convert.ToBase64String(MemoryMarshal.AsBytes(vector.AsSpan()));

    private static int Tokens(string text) => text.Split(' ').Length;
}
