using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Rung.Engine.Tests.Providers;

/// <summary>
/// An OpenAI-compatible server on loopback that answers as it is told: first the queued replies, then the usual one.
/// It keeps every request, so that a test can count what would have been paid for.
/// </summary>
public sealed class ScriptedProvider : IAsyncDisposable
{
    private readonly ConcurrentQueue<Reply> _next = new();
    private readonly ConcurrentQueue<ReceivedRequest> _requests = new();
    private readonly CancellationTokenSource _stopped = new();
    private readonly WebApplication _host;
    private readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _inFlight;
    private int _mostInFlight;

    private ScriptedProvider(WebApplication host)
    {
        _host = host;
        Url = new Uri($"{host.Urls.Single()}/v1");
    }

    /// <summary>The address to which <c>/chat/completions</c> is appended.</summary>
    public Uri Url { get; }

    /// <summary>What is answered when nothing is queued.</summary>
    public Reply Usual { get; set; } = Reply.Text("yes");

    public IReadOnlyList<ReceivedRequest> Requests => [.. _requests];

    /// <summary>Completes when the first request is here.</summary>
    public Task FirstRequest => _first.Task;

    public int MostInFlight => _mostInFlight;

    public static async Task<ScriptedProvider> StartAsync(params Reply[] replies)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var host = builder.Build();
        ScriptedProvider? provider = null;
        host.Run(context => provider!.AnswerAsync(context));
        await host.StartAsync();
        provider = new ScriptedProvider(host);
        provider.Enqueue(replies);
        return provider;
    }

    public void Enqueue(params Reply[] replies)
    {
        foreach (var reply in replies)
        {
            _next.Enqueue(reply);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_stopped.IsCancellationRequested)
        {
            return;
        }

        await _stopped.CancelAsync();
        await _host.StopAsync(CancellationToken.None);
        await _host.DisposeAsync();
        _stopped.Dispose();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var headers = context.Request.Headers.ToDictionary(
            header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        var received = new ReceivedRequest(context.Request.Path, headers, await reader.ReadToEndAsync(_stopped.Token));
        context.Items[typeof(ReceivedRequest)] = received;
        _requests.Enqueue(received);

        _first.TrySetResult();
        var inFlight = Interlocked.Increment(ref _inFlight);
        InterlockedMax(ref _mostInFlight, inFlight);
        try
        {
            var reply = _next.TryDequeue(out var queued) ? queued : Usual;
            await reply.SendAsync(context, _stopped.Token);
        }
        catch (OperationCanceledException) when (_stopped.IsCancellationRequested)
        {
            context.Abort();
        }
        finally
        {
            Interlocked.Decrement(ref _inFlight);
        }
    }

    private static void InterlockedMax(ref int target, int value)
    {
        var seen = target;
        while (value > seen)
        {
            seen = Interlocked.CompareExchange(ref target, value, seen) is var before && before == seen ? value : before;
        }
    }
}
