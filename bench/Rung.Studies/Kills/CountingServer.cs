using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Rung.Core.Data;

namespace Rung.Studies.Kills;

/// <summary>
/// An OpenAI-compatible server on loopback that counts what it was asked. Its n-th answer is the text <c>answer-n</c>, so that a
/// stored attempt tells which call it was made from.
/// </summary>
internal sealed class CountingServer : IAsyncDisposable
{
    private static readonly TimeSpan ThinkingTime = TimeSpan.FromMilliseconds(60);

    private readonly WebApplication _app;
    private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _calls;

    private CountingServer(WebApplication app) => _app = app;

    /// <summary>The request's hash by the number of the call.</summary>
    public ConcurrentDictionary<int, ContentHash> Requests { get; } = new();

    public Uri Url { get; private set; } = new("http://127.0.0.1");

    /// <summary>Completes when the next request is here.</summary>
    public Task NextRequest()
    {
        _next = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return _next.Task;
    }

    public static async Task<CountingServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var server = new CountingServer(app);
        app.MapPost("/v1/chat/completions", server.AnswerAsync);
        await app.StartAsync();
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        server.Url = new Uri($"{address}/v1");
        return server;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var number = Interlocked.Increment(ref _calls);
        Requests[number] = ContentHash.Of(body.ToArray());
        _next.TrySetResult();
        await Task.Delay(ThinkingTime, context.RequestAborted);

        using var request = JsonDocument.Parse(body.ToArray());
        var answer = string.Create(CultureInfo.InvariantCulture, $"answer-{number}");
        var streams = request.RootElement.TryGetProperty("stream", out var stream) && stream.ValueKind is JsonValueKind.True;
        context.Response.ContentType = streams ? "text/event-stream" : "application/json";
        await context.Response.WriteAsync(streams ? Streamed(answer) : Whole(answer), Encoding.UTF8, context.RequestAborted);
    }

    private static string Whole(string answer) => $$$"""
        {"id":"c","object":"chat.completion","created":1,"model":"m","choices":[{"index":0,"message":{"role":"assistant","content":"{{{answer}}}"},"finish_reason":"stop"}],"usage":{"prompt_tokens":50,"completion_tokens":5,"total_tokens":55}}
        """;

    private static string Streamed(string answer) => $$$"""
        data: {"id":"c","object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,"delta":{"role":"assistant","content":"{{{answer}}}"},"finish_reason":null}]}

        data: {"id":"c","object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}

        data: {"id":"c","object":"chat.completion.chunk","created":1,"model":"m","choices":[],"usage":{"prompt_tokens":50,"completion_tokens":5,"total_tokens":55}}

        data: [DONE]


        """;
}
