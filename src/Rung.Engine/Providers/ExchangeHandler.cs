using System.Net.Http.Headers;

namespace Rung.Engine.Providers;

/// <summary>
/// Watches each exchange, and cuts off a response that passes the limit while it arrives, so that none can fill the
/// memory.
/// </summary>
internal sealed class ExchangeHandler : DelegatingHandler
{
    private readonly long _maxBytes;

    public ExchangeHandler(HttpMessageHandler inner, long maxBytes)
        : base(inner) => _maxBytes = maxBytes;

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var exchange = HttpExchange.Current ?? new HttpExchange();
        var response = await base.SendAsync(request, cancellationToken);
        exchange.Status = response.StatusCode;
        exchange.MediaType = response.Content.Headers.ContentType?.MediaType;

        var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        var watched = new StreamContent(new ExchangeStream(body, exchange, _maxBytes));
        Copy(response.Content.Headers, watched.Headers);
        response.Content = watched;
        return response;
    }

    private static void Copy(HttpContentHeaders from, HttpContentHeaders to)
    {
        foreach (var (name, values) in from)
        {
            to.TryAddWithoutValidation(name, values);
        }
    }
}
