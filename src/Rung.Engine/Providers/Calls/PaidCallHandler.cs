using System.Net.Http.Headers;
using Rung.Core.Economics;
using Rung.Core.Ladder;
using Rung.Engine.Tasks;

namespace Rung.Engine.Providers.Calls;

/// <summary>
/// Sends requests that are answered with numbers as those to a chat are sent: from the outside in, the places, the retries, the
/// pace, the budget, the time limit, the key. Hands on whole answers of status 200 alone; everything else leaves as a
/// <see cref="ModelCallException"/>. Safe for concurrent use.
/// </summary>
internal sealed class PaidCallHandler : DelegatingHandler
{
    /// <summary>As much as an error's page is read, in bytes.</summary>
    private const long LongestErrorPage = 1 << 20;

    private readonly ModelDefinition _model;
    private readonly LiveModelSetup _setup;
    private readonly ICallBilling _billing;
    private readonly CallTotals _totals;
    private readonly SemaphoreSlim _places;
    private readonly RetryPipeline _retries;
    private readonly RequestPacer? _pacer;
    private readonly string? _key;
    private readonly long _maxBytes;

    /// <param name="inner">Reaches the network.</param>
    /// <param name="model">Which model, where.</param>
    /// <param name="setup">Shared by all models.</param>
    /// <param name="billing">What requests cost.</param>
    /// <param name="totals">Counts them.</param>
    /// <param name="maxBytes">The most bytes that an answer may have.</param>
    /// <exception cref="ProviderException">The key is missing, or the provider is unknown.</exception>
    public PaidCallHandler(
        HttpMessageHandler inner, ModelDefinition model, LiveModelSetup setup, ICallBilling billing, CallTotals totals, long maxBytes)
        : base(inner)
    {
        (_model, _setup, _billing, _totals, _maxBytes) = (model, setup, billing, totals, maxBytes);
        _key = ApiKey.Read(model, setup.Environment, setup.Secrets);
        _places = new SemaphoreSlim(model.Concurrency, model.Concurrency);
        _retries = new RetryPipeline(setup.Retry, setup.Time, setup.Seed);
        _pacer = model.RequestsPerMinute is { } limit ? new RequestPacer(limit, setup.Time) : null;
    }

    private ModelPrice? Price => ProviderDialect.Of(_model).PriceOf(_model);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var body = await request.Content!.ReadAsByteArrayAsync(cancellationToken);
        var type = request.Content.Headers.ContentType;
        await _places.WaitAsync(cancellationToken);
        try
        {
            return await _retries.ExecuteAsync(token => PayAsync(() => RequestOf(request.RequestUri!, body, type), body, token), cancellationToken);
        }
        finally
        {
            _places.Release();
        }
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
        {
            _places.Dispose();
        }
    }

    private HttpRequestMessage RequestOf(Uri address, byte[] body, MediaTypeHeaderValue? type)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = type;
        if (_key is not null && ProviderDialect.Of(_model).KeyHeader is { } header)
        {
            request.Headers.Add(header, _key);
        }
        else if (_key is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _key);
        }

        return request;
    }

    private async Task<HttpResponseMessage> PayAsync(Func<HttpRequestMessage> request, byte[] body, CancellationToken cancellationToken)
    {
        if (_pacer is not null)
        {
            await _pacer.WaitAsync(cancellationToken);
        }

        var payment = CallPayment.Begin(_model, Price is { } price ? _billing.MostOf(body, price) : null, _setup.Budget, _totals);
        try
        {
            var (answer, refused) = await AskAsync(request, cancellationToken);
            if (refused is not null)
            {
                throw refused;
            }

            Bill(payment.Settle(Price is { } known ? _billing.CostOf(answer, known) : null, mayHaveCost: true));
            return new HttpResponseMessage { Content = new ByteArrayContent(answer) };
        }
        catch (ModelCallException failure)
        {
            Bill(payment.Settle(cost: null, failure.MayHaveCost));
            throw;
        }
        catch
        {
            Bill(payment.Settle(cost: null, mayHaveCost: true));
            throw;
        }
    }

    private static void Bill(Money? cost) => CallBill.Current?.Add(cost);

    private async Task<(byte[] Answer, ModelCallException? Refused)> AskAsync(Func<HttpRequestMessage> make, CancellationToken cancellationToken)
    {
        var exchange = new HttpExchange();
        using var limit = new CancellationTokenSource(_model.Timeout, _setup.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        _totals.CountRequest();
        try
        {
            using var request = make();
            var (answer, refused) = await ReceiveAsync(request, exchange, either.Token);
            if (refused is null)
            {
                _totals.CountAnswer();
                return (answer, null);
            }

            cancellationToken.ThrowIfCancellationRequested();
            return (answer, refused);
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
#pragma warning disable CA1031 // the boundary to the network: each failure is an outcome with a cause
        catch (Exception exception)
#pragma warning restore CA1031
        {
            throw Fault().Translate(exception, exchange, isTimeout: limit.IsCancellationRequested);
        }
    }

    private async Task<(byte[] Answer, ModelCallException? Refused)> ReceiveAsync(
        HttpRequestMessage request, HttpExchange exchange, CancellationToken cancellationToken)
    {
        using var response = await base.SendAsync(request, cancellationToken);
        exchange.Status = response.StatusCode;
        if (!response.IsSuccessStatusCode)
        {
            return ([], Fault().OfStatus(
                (int)response.StatusCode,
                BinaryData.FromBytes(await ReadErrorAsync(response, cancellationToken)),
                RetryDelay.Read(response, _setup.Time.GetUtcNow())));
        }

        using var kept = new MemoryStream();
        await ReadAsync(response, kept, _maxBytes, count => exchange.BytesReceived += count, cancellationToken);
        return (kept.ToArray(), null);
    }

    /// <summary>What has come of an error's page. Its status and how long to wait are known already: they hold although the page breaks off.</summary>
    private static async Task<byte[]> ReadErrorAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        using var kept = new MemoryStream();
        try
        {
            await ReadAsync(response, kept, LongestErrorPage, static _ => { }, cancellationToken);
        }
        catch (Exception lost) when (lost is HttpRequestException or IOException or OperationCanceledException or ModelCallException)
        {
            // The status is what counts; who cancelled the call itself is told so by the caller.
        }

        return kept.ToArray();
    }

    private static async Task ReadAsync(
        HttpResponseMessage response, MemoryStream kept, long maxBytes, Action<int> onRead, CancellationToken cancellationToken)
    {
        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        var buffer = new byte[64 * 1024];
        for (int count; (count = await body.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            onRead(count);
            if (kept.Length + count > maxBytes)
            {
                throw new ModelCallException(FailureCause.ResponseTooLarge, $"sent more than {maxBytes / 1024} KB, more than such an answer can have.")
                {
                    MayHaveCost = true,
                };
            }

            await kept.WriteAsync(buffer.AsMemory(0, count), cancellationToken);
        }
    }

    private ProviderFault Fault() => new(_model, _setup.Time, _setup.Secrets);
}
