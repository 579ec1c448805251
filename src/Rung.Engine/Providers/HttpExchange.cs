using System.Net;

namespace Rung.Engine.Providers;

/// <summary>
/// What the wire saw of one request: the SDK between the client and the handler tells neither where an answer began
/// nor whether it was whole. It flows with the call (one request a call, so one writer).
/// </summary>
internal sealed class HttpExchange
{
    private static readonly AsyncLocal<HttpExchange?> Ambient = new();

    /// <summary>That of the call we are in; <see langword="null"/> outside of one.</summary>
    public static HttpExchange? Current => Ambient.Value;

    public HttpStatusCode? Status { get; set; }

    public string? MediaType { get; set; }

    public bool IsTooLarge { get; set; }

    /// <summary>
    /// Whether the stream said <c>[DONE]</c>: without it a text that looks whole may have lost its end.
    /// </summary>
    public bool IsDone { get; set; }

    public long BytesReceived { get; set; }

    /// <summary>Whether a byte of an answer (not of an error page) has come.</summary>
    public bool HasBegun => BytesReceived > 0 && Status is HttpStatusCode.OK;

    /// <summary>That of an answer which no wire carries: nothing of it can be lost on the way.</summary>
    public static HttpExchange WithoutWire() => new() { Status = HttpStatusCode.OK, MediaType = "text/event-stream", IsDone = true };

    /// <summary>Begins one, and makes it that of the calling async method and of all that it calls.</summary>
    public static HttpExchange Begin() => Ambient.Value = new HttpExchange();
}
