using System.Net;
using System.Net.Http.Headers;

namespace Rung.Tensors.Hub;

/// <summary>
/// Asks a hub. The token goes to the hub's own host alone: redirects are followed here, one by one, and lose it on the way to
/// another host; none leads from https to http.
/// </summary>
internal sealed class HubRequests : IDisposable
{
    private const int MostRedirects = 8;

    private readonly HubOptions _options;
    private readonly string _base;
    private readonly HttpClient _client;

    public HubRequests(HubOptions options)
    {
        _options = options;
        _base = options.Endpoint.AbsoluteUri.TrimEnd('/');
        _client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, ConnectTimeout = options.StallTimeout, UseCookies = false })
        {
            // A file may take hours; a connection that brings nothing is found where it is read.
            Timeout = Timeout.InfiniteTimeSpan,
        };
        _client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("rung", "1.0"));
    }

    /// <summary>The path of an API, with each part of a name escaped.</summary>
    public static string Escaped(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));

    /// <summary>What the hub says of a file in its headers, without the file, or that it refuses.</summary>
    public async Task<HttpResponseMessage> HeadAsync(string path, CancellationToken cancellationToken)
    {
        var target = new Uri(_base + path);
        for (var hop = 0; ; hop++)
        {
            var response = await SendOnceAsync(HttpMethod.Head, target, from: 0, cancellationToken);
            if (RedirectOf(response, target) is not { } next || !IsHub(next) || hop == MostRedirects)
            {
                return response;
            }

            response.Dispose();
            target = next;
        }
    }

    /// <summary>The answer where it is one of success, or 416.</summary>
    /// <param name="path">Below the hub's address.</param>
    /// <param name="from">The first byte that is wanted.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="HubException">The hub refuses, or cannot be reached.</exception>
    public async Task<HttpResponseMessage> GetAsync(string path, long from, CancellationToken cancellationToken)
    {
        var target = path.StartsWith("http", StringComparison.Ordinal) ? new Uri(path) : new Uri(_base + path);
        for (var hop = 0; hop <= MostRedirects; hop++)
        {
            var response = await SendOnceAsync(HttpMethod.Get, target, from, cancellationToken);
            if (RedirectOf(response, target) is { } next)
            {
                response.Dispose();
                target = next;
                continue;
            }

            if (response.IsSuccessStatusCode || response.StatusCode is HttpStatusCode.RequestedRangeNotSatisfiable)
            {
                return response;
            }

            using (response)
            {
                throw RefusalOf(response);
            }
        }

        throw new HubException($"{_base}{path} leads from one address to the next, {MostRedirects} times. Look at HF_ENDPOINT.");
    }

    /// <summary>What an answer of error means.</summary>
    public HubException RefusalOf(HttpResponseMessage response)
    {
        var target = response.RequestMessage!.RequestUri!;
        return HubRefusal.Of(response, target, _options.Token is not null && IsHub(target));
    }

    public void Dispose() => _client.Dispose();

    private async Task<HttpResponseMessage> SendOnceAsync(HttpMethod method, Uri target, long from, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, target);
        if (_options.Token is { } token && IsHub(target))
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        request.Headers.Range = from > 0 ? new RangeHeaderValue(from, null) : null;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(_options.StallTimeout);
        try
        {
            return await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token);
        }
        catch (HttpRequestException exception)
        {
            throw new HubException($"{target.GetLeftPart(UriPartial.Path)} cannot be reached ({exception.Message}). Look at the network, or at HF_ENDPOINT.", exception)
            {
                IsTransient = true,
            };
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new HubException($"{target.GetLeftPart(UriPartial.Path)} did not answer within {_options.StallTimeout.TotalSeconds:0} seconds.", exception)
            {
                IsTransient = true,
            };
        }
    }

    private static Uri? RedirectOf(HttpResponseMessage response, Uri from)
    {
        if ((int)response.StatusCode is not (301 or 302 or 303 or 307 or 308) || response.Headers.Location is not { } location)
        {
            return null;
        }

        var next = new Uri(from, location);
        return next.Scheme is "https" || (next.Scheme is "http" && from.Scheme is "http")
            ? next
            : throw new HubException($"{from.GetLeftPart(UriPartial.Path)} leads to {next.Scheme}://{next.Host}, which is not encrypted. Nothing was fetched from there.");
    }

    private bool IsHub(Uri target) =>
        target.Scheme == _options.Endpoint.Scheme && target.Host == _options.Endpoint.Host && target.Port == _options.Endpoint.Port;
}
