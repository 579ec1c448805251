using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Rung.Retrieval.Tests.Reranking;

/// <summary>A real HTTP server on the loopback interface that answers as it is told and remembers what it was asked.</summary>
internal sealed class LoopbackService : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly CancellationTokenSource _ends = new();
    private readonly Task _serving;

    public LoopbackService()
    {
        Address = Listen(_listener);
        _serving = ServeAsync();
    }

    public Uri Address { get; }

    /// <summary>Status and body for a question; null hangs up.</summary>
    public Func<string, (int Status, string Body)?> Answer { get; set; } = _ => (200, "");

    /// <summary>Whether questions stay without an answer.</summary>
    public bool Hangs { get; set; }

    public List<string> Bodies { get; } = [];

    public List<string?> Authorizations { get; } = [];

    public async ValueTask DisposeAsync()
    {
        await _ends.CancelAsync();
        _listener.Close();
        await _serving;
        _ends.Dispose();
    }

    // A free port may be taken between asking for it and using it: then another one is tried.
    private static Uri Listen(HttpListener listener)
    {
        while (true)
        {
            using var probe = new TcpListener(IPAddress.Loopback, 0);
            probe.Start();
            var address = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/";
            probe.Stop();
            listener.Prefixes.Clear();
            listener.Prefixes.Add(address);
            try
            {
                listener.Start();
                return new($"{address}rerank");
            }
            catch (HttpListenerException)
            {
            }
        }
    }

    private async Task ServeAsync()
    {
        while (!_ends.IsCancellationRequested)
        {
            try
            {
                await AnswerAsync(await _listener.GetContextAsync());
            }
            catch (Exception error) when (error is HttpListenerException or ObjectDisposedException or OperationCanceledException)
            {
                // The test is over, or the client went away.
            }
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        using var reader = new StreamReader(context.Request.InputStream, Encoding.UTF8);
        var question = await reader.ReadToEndAsync();
        Bodies.Add(question);
        Authorizations.Add(context.Request.Headers["Authorization"]);
        if (Hangs)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, _ends.Token);
        }

        if (Answer(question) is not var (status, body))
        {
            context.Response.Abort();
            return;
        }

        context.Response.StatusCode = status;
        await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(body));
        context.Response.Close();
    }
}
