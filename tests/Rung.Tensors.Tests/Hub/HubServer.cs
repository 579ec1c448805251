using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Rung.Tensors.Tests.Hub;

/// <summary>A hub on loopback with one model in Hugging Face's layout, and faults as a test asks for them.</summary>
internal sealed class HubServer : IAsyncDisposable
{
    public const string Commit = "0123456789abcdef0123456789abcdef01234567";

    private readonly ConcurrentQueue<HubRequest> _requests = new();
    private readonly CancellationTokenSource _stopped = new();
    private readonly WebApplication _host;

    private HubServer(WebApplication host) => _host = host;

    public Uri Url => new(_host.Urls.Single());

    public Dictionary<string, byte[]> Files { get; } = new(StringComparer.Ordinal);

    public IReadOnlyList<HubRequest> Requests => [.. _requests];

    /// <summary>Whether the list of a revision has sizes and hashes.</summary>
    public bool ListsBlobs { get; set; } = true;

    public bool HasRevisions { get; set; } = true;

    public bool TreeIsEmpty { get; set; }

    public string? Token { get; set; }

    /// <summary>Where large files are, as a content network has them.</summary>
    public Uri? Elsewhere { get; set; }

    /// <summary>After how many bytes each next answer with a large file breaks off; the rest are whole.</summary>
    public ConcurrentQueue<int> Breaks { get; } = new();

    /// <summary>Whether an answer that breaks hangs instead, until the server ends.</summary>
    public bool Hangs { get; set; }

    /// <summary>Whether lists begin and never end.</summary>
    public bool ListsHang { get; set; }

    public bool IgnoresRanges { get; set; }

    /// <summary>What each next request for a large file is answered with instead of the file.</summary>
    public ConcurrentQueue<int> Failures { get; } = new();

    /// <summary>What each next list is answered with instead.</summary>
    public ConcurrentQueue<int> ListFailures { get; } = new();

    /// <summary>What requests for the headers of a file are answered with instead, where anything.</summary>
    public int? HeadStatus { get; set; }

    /// <summary>Files whose content is not what the list says.</summary>
    public HashSet<string> Changed { get; } = new(StringComparer.Ordinal);

    public static async Task<HubServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var host = builder.Build();
        HubServer? server = null;
        host.Run(context => server!.AnswerAsync(context));
        await host.StartAsync();
        return server = new HubServer(host);
    }

    public void AddFolder(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            Files[Path.GetRelativePath(folder, file).Replace('\\', '/')] = File.ReadAllBytes(file);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stopped.CancelAsync();
        await _host.StopAsync(CancellationToken.None);
        await _host.DisposeAsync();
        _stopped.Dispose();
    }

    private static bool IsLarge(string path) => path.EndsWith(".safetensors", StringComparison.Ordinal);

    private static string HashOf(string path, byte[] content) => IsLarge(path)
        ? Convert.ToHexStringLower(SHA256.HashData(content))
        : BlobOf(content);

    // What git itself does.
#pragma warning disable CA5350
    private static string BlobOf(byte[] content) =>
        Convert.ToHexStringLower(SHA1.HashData([.. Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"blob {content.Length}\0")), .. content]));
#pragma warning restore CA5350

    private async Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        _requests.Enqueue(new HubRequest(context.Request.Method, path, context.Request.Headers.Range, context.Request.Headers.Authorization));
        if (Token is not null && context.Request.Headers.Authorization != $"Bearer {Token}")
        {
            context.Response.StatusCode = 401;
            context.Response.Headers["X-Error-Message"] = "Invalid username or password.";
        }
        else if (path.StartsWith("/api/", StringComparison.Ordinal) && ListFailures.TryDequeue(out var failure))
        {
            context.Response.StatusCode = failure;
        }
        else if (path.StartsWith("/api/", StringComparison.Ordinal))
        {
            await ListAsync(context, path);
        }
        else if (Files.TryGetValue(path[(path.IndexOf('/', path.IndexOf("resolve", StringComparison.Ordinal) + 8) + 1)..], out var content))
        {
            await SendAsync(context, path[(path.IndexOf('/', path.IndexOf("resolve", StringComparison.Ordinal) + 8) + 1)..], content);
        }
        else
        {
            context.Response.StatusCode = 404;
        }
    }

    private async Task ListAsync(HttpContext context, string path)
    {
        var isTree = path.Contains("/tree/", StringComparison.Ordinal);
        if (!path.StartsWith("/api/models/acme/small/", StringComparison.Ordinal) || !(isTree || HasRevisions))
        {
            context.Response.StatusCode = 404;
            return;
        }

        if (ListsHang)
        {
            await context.Response.WriteAsync("{", _stopped.Token);
            await context.Response.Body.FlushAsync(_stopped.Token);
            await HangAsync();
            return;
        }

        await context.Response.WriteAsJsonAsync(
            isTree ? Files.Where(_ => !TreeIsEmpty).Select(file => Entry(file.Key, file.Value)) : (object)new { id = "acme/small", sha = Commit, siblings = Files.Select(file => Sibling(file.Key, file.Value)) },
            JsonSerializerOptions.Default,
            _stopped.Token);
    }

    private object Sibling(string path, byte[] content) => !ListsBlobs ? new { rfilename = path }
        : IsLarge(path) ? new { rfilename = path, size = content.Length, blobId = BlobOf([]), lfs = new { sha256 = HashOf(path, content), size = content.Length, pointerSize = 134 } }
        : new { rfilename = path, size = content.Length, blobId = HashOf(path, content) };

    private static object Entry(string path, byte[] content) => IsLarge(path)
        ? new { type = "file", oid = BlobOf([]), size = content.Length, path, lfs = new { oid = HashOf(path, content), size = content.Length, pointerSize = 134 } }
        : new { type = "file", oid = HashOf(path, content), size = content.Length, path };

    private async Task SendAsync(HttpContext context, string path, byte[] content)
    {
        var response = context.Response;
        if (context.Request.Method == "HEAD" && HeadStatus is { } status)
        {
            response.StatusCode = status;
            return;
        }

        response.Headers["X-Repo-Commit"] = Commit;
        if (context.Request.Method == "GET" && IsLarge(path) && Failures.TryDequeue(out var failure))
        {
            response.StatusCode = failure;
            response.Headers.RetryAfter = "0";
            return;
        }

        response.Headers[IsLarge(path) ? "X-Linked-ETag" : "ETag"] = $"\"{HashOf(path, content)}\"";
        if (Elsewhere is not null && IsLarge(path))
        {
            response.Headers["X-Linked-Size"] = content.Length.ToString(CultureInfo.InvariantCulture);
            response.StatusCode = 302;
            response.Headers.Location = new Uri(Elsewhere, $"/resolve/x/{path}").AbsoluteUri;
            return;
        }

        var from = FirstByte(context.Request.Headers.Range, content.Length, response);
        var sent = Changed.Contains(path) ? [.. content.Select(value => (byte)(value ^ 1))] : content;
        if (response.StatusCode != 416)
        {
            response.ContentLength = content.Length - from;
            await WriteAsync(context, sent.AsMemory(from), IsLarge(path));
        }
    }

    private int FirstByte(string? range, int length, HttpResponse response)
    {
        if (range is null || IgnoresRanges)
        {
            return 0;
        }

        var from = int.Parse(range["bytes=".Length..^1], CultureInfo.InvariantCulture);
        response.StatusCode = from < length ? 206 : 416;
        response.Headers.ContentRange = string.Create(CultureInfo.InvariantCulture, $"bytes {from}-{length - 1}/{length}");
        return from;
    }

    private async Task WriteAsync(HttpContext context, ReadOnlyMemory<byte> content, bool isLarge)
    {
        if (context.Request.Method == "HEAD")
        {
            return;
        }

        if (!isLarge || !Breaks.TryDequeue(out var length))
        {
            await context.Response.Body.WriteAsync(content, _stopped.Token);
            return;
        }

        await context.Response.Body.WriteAsync(content[..length], _stopped.Token);
        await context.Response.Body.FlushAsync(_stopped.Token);
        if (Hangs)
        {
            await HangAsync();
        }

        // Fewer bytes than were promised: the connection is closed behind them. To abort it would lose some on the way.
    }

    private Task HangAsync() => Task.Delay(Timeout.Infinite, _stopped.Token).ContinueWith(_ => { }, TaskScheduler.Default);
}
