using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using Rung.Engine.Local;

namespace Rung.Cli.Chat;

/// <summary>One message from standard input, its answer to standard output.</summary>
internal static class OneShot
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task<int> RunAsync(Conversation conversation, ChatArguments arguments, CancellationToken cancellationToken)
    {
        var text = (await Console.In.ReadToEndAsync(cancellationToken)).TrimEnd('\r', '\n');
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new LocalModelException("Standard input is empty, so there is nothing to answer. Pipe a message in, or start rung chat on a terminal.");
        }

        using var stop = new CancellationTokenSource();
        using var interrupt = Signals.OnInterrupt(stop.Cancel);
        var reply = await conversation.AskAsync(text, piece => Console.Out.Write(arguments.PrintsJson ? "" : piece), stop.Token);
        await Console.Out.WriteLineAsync(arguments.PrintsJson ? Json(reply, arguments) : "");
        return stop.IsCancellationRequested ? ExitCode.Interrupted : ExitCode.Done;
    }

    private static string Json(Reply reply, ChatArguments arguments) => new JsonObject
    {
        ["schema"] = "rung.chat/1",
        ["model"] = arguments.Model,
        ["adapter"] = arguments.Adapter,
        ["answer"] = reply.Text,
        ["finish"] = FinishOf(reply),
        ["promptTokens"] = reply.PromptTokens,
        ["tokens"] = reply.Tokens,
        ["logProbability"] = Math.Round(reply.LogProbability, 4),
        ["seconds"] = Math.Round(reply.Total.TotalSeconds, 4),
        ["tokensPerSecond"] = Math.Round(reply.TokensPerSecond, 1),
        ["seed"] = arguments.Seed,
    }.ToJsonString(Readable);

    private static string FinishOf(Reply reply) =>
        reply.FinishReason is not { } reason ? "interrupted" : reason == ChatFinishReason.Length ? "length" : "stop";
}
