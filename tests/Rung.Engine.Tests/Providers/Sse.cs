using System.Text;
using System.Text.Json;

namespace Rung.Engine.Tests.Providers;

/// <summary>Chat completions as server-sent events.</summary>
public static class Sse
{
    /// <summary>100 tokens in, 40 of them cached; 20 out, 5 of them reasoning.</summary>
    public const string Usage =
        """{"prompt_tokens":100,"completion_tokens":20,"total_tokens":120,"prompt_tokens_details":{"cached_tokens":40},"completion_tokens_details":{"reasoning_tokens":5}}""";

    public static byte[] Answer(string text, string? usage = Usage, string finish = "stop")
    {
        var half = text.Length / 2;
        var chunks = new List<string>
        {
            Chunk("""[{"index":0,"delta":{"role":"assistant","content":""},"finish_reason":null}]"""),
            Delta(text[..half]),
            Delta(text[half..]),
            Chunk($$"""[{"index":0,"delta":{},"finish_reason":"{{finish}}"}]"""),
        };
        if (usage is not null)
        {
            chunks.Add(Chunk("[]", usage));
        }

        return [.. chunks.SelectMany(Event), .. Event("[DONE]")];
    }

    public static string Delta(string text) =>
        Chunk($$$"""[{"index":0,"delta":{"content":{{{JsonSerializer.Serialize(text)}}}},"finish_reason":null}]""");

    public static string Chunk(string choices, string usage = "null") =>
        $$"""{"id":"c1","object":"chat.completion.chunk","created":1,"model":"m-1","choices":{{choices}},"usage":{{usage}}}""";

    public static byte[] Event(string data) => Encoding.UTF8.GetBytes($"data: {data}\n\n");
}
