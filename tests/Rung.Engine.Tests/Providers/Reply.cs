using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Rung.Engine.Tests.Providers;

/// <summary>One way to answer a request, right or wrong.</summary>
public sealed class Reply
{
    private const string EventStream = "text/event-stream";

    private Reply(Func<HttpContext, CancellationToken, Task> send) => SendAsync = send;

    public Func<HttpContext, CancellationToken, Task> SendAsync { get; }

    /// <summary>An answer as OpenAI streams it.</summary>
    public static Reply Text(string text, string? usage = Sse.Usage, string finish = "stop") =>
        Raw(Sse.Answer(text, usage, finish));

    public static Reply Raw(byte[] body, string? contentType = EventStream, int status = StatusCodes.Status200OK) =>
        new(async (context, cancellationToken) =>
        {
            context.Response.StatusCode = status;
            context.Response.ContentType = contentType;
            await context.Response.Body.WriteAsync(body, cancellationToken);
        });

    /// <summary>JSON that follows from what was asked.</summary>
    public static Reply Json(Func<ReceivedRequest, string> answer) => new(async (context, cancellationToken) =>
    {
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(answer((ReceivedRequest)context.Items[typeof(ReceivedRequest)]!), cancellationToken);
    });

    /// <summary>The same bytes in two writes, each of which reaches the client by itself.</summary>
    public static Reply Split(byte[] body, int position) => new(async (context, cancellationToken) =>
    {
        context.Response.ContentType = EventStream;
        await context.Response.Body.WriteAsync(body.AsMemory(0, position), cancellationToken);
        await context.Response.Body.FlushAsync(cancellationToken);
        await context.Response.Body.WriteAsync(body.AsMemory(position), cancellationToken);
    });

    /// <summary>The first bytes, and the rest when the gate opens.</summary>
    public static Reply Paused(byte[] first, Task gate, byte[] rest) => new(async (context, cancellationToken) =>
    {
        context.Response.ContentType = EventStream;
        await context.Response.Body.WriteAsync(first, cancellationToken);
        await context.Response.Body.FlushAsync(cancellationToken);
        await gate.WaitAsync(cancellationToken);
        await context.Response.Body.WriteAsync(rest, cancellationToken);
    });

    /// <summary>The first bytes, and then an end as if that were all.</summary>
    public static Reply Truncated(byte[] body, int length) => Raw(body[..length]);

    /// <summary>The first bytes, and then the connection is closed although more were announced.</summary>
    public static Reply CutShort(byte[] body, int length) => new(async (context, cancellationToken) =>
    {
        context.Response.ContentType = EventStream;
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body.AsMemory(0, length), cancellationToken);
    });

    /// <summary>The first bytes, and a reset when the client has read some (a reset takes with it what nobody has read yet).</summary>
    public static Reply Broken(byte[] body, int length, Task isRead) => new(async (context, cancellationToken) =>
    {
        context.Response.ContentType = EventStream;
        await context.Response.Body.WriteAsync(body.AsMemory(0, length), cancellationToken);
        await context.Response.Body.FlushAsync(cancellationToken);
        await isRead.WaitAsync(cancellationToken);
        context.Abort();
    });

    /// <summary>The connection breaks before any byte.</summary>
    public static Reply Reset() => new((context, _) =>
    {
        context.Abort();
        return Task.CompletedTask;
    });

    /// <summary>No byte, until the client goes or the server stops.</summary>
    public static Reply Never() => new(async (context, cancellationToken) =>
    {
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, cancellationToken);
        await Task.Delay(Timeout.Infinite, gone.Token).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    });

    /// <summary>Answers when the gate opens.</summary>
    public static Reply After(Task gate, Reply reply) => new(async (context, cancellationToken) =>
    {
        await gate.WaitAsync(cancellationToken);
        await reply.SendAsync(context, cancellationToken);
    });

    public static Reply Error(int status, string? message = null, string? code = null, string? retryAfter = null) =>
        new(async (context, cancellationToken) =>
        {
            context.Response.StatusCode = status;
            context.Response.ContentType = "application/json";
            if (retryAfter is not null)
            {
                context.Response.Headers.RetryAfter = retryAfter;
            }

            var body = JsonSerializer.Serialize(new { error = new { message = message ?? $"error {status}", code } });
            await context.Response.WriteAsync(body, cancellationToken);
        });

    /// <summary>An error of which the page is closed although more was announced.</summary>
    public static Reply ErrorCutShort(int status, string retryAfter) => new(async (context, cancellationToken) =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentLength = 1000;
        context.Response.Headers.RetryAfter = retryAfter;
        await context.Response.WriteAsync("{\"error\":", cancellationToken);
    });

    /// <summary>Sends the client elsewhere, with its method and its body.</summary>
    public static Reply Redirect(Uri elsewhere) => new((context, _) =>
    {
        context.Response.StatusCode = StatusCodes.Status307TemporaryRedirect;
        context.Response.Headers.Location = elsewhere.AbsoluteUri;
        return Task.CompletedTask;
    });

    /// <summary>An error page that shows the headers it was sent, as debug pages and some proxies do.</summary>
    public static Reply Echo(int status) => new(async (context, cancellationToken) =>
    {
        var headers = string.Join('\n', context.Request.Headers.Select(header => $"{header.Key}: {header.Value}"));
        context.Response.StatusCode = status;
        await context.Response.WriteAsync($"You sent\n{headers}", Encoding.UTF8, cancellationToken);
    });

    /// <summary>A text without end, in events of about 64 KB, until <paramref name="bytes"/> are sent.</summary>
    public static Reply Endless(long bytes, bool asOneEvent) => new(async (context, cancellationToken) =>
    {
        context.Response.ContentType = EventStream;
        var filler = Encoding.ASCII.GetBytes(new string('a', 64 * 1024));
        var part = asOneEvent ? filler : Sse.Event(Sse.Delta(Encoding.ASCII.GetString(filler)));
        await context.Response.WriteAsync(asOneEvent ? "data: {\"x\":\"" : "", cancellationToken);
        for (var sent = 0L; sent < bytes && !context.RequestAborted.IsCancellationRequested; sent += part.Length)
        {
            await context.Response.Body.WriteAsync(part, cancellationToken);
        }
    });
}
