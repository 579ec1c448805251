using System.ClientModel;
using System.Globalization;
using System.Net;
using Microsoft.Extensions.AI;
using Rung.Core.Ladder;
using Rung.Engine.Local;
using Rung.Engine.Tasks;

namespace Rung.Engine.Providers;

/// <summary>
/// Says of everything that can go wrong in a call what it is: its cause, whether to ask again, what it may have cost.
/// </summary>
internal sealed class ProviderFault
{
    private const string EmptyAccount = "insufficient_quota"; // a 429 that no waiting mends
    private const int LongestQuote = 300;
    private const int LongestSentence = 700;

    private readonly ModelDefinition _model;
    private readonly TimeProvider _time;
    private readonly SecretRedactor _secrets;

    public ProviderFault(ModelDefinition model, TimeProvider time, SecretRedactor secrets)
    {
        _model = model;
        _time = time;
        _secrets = secrets;
    }

    private string Where => ProviderDialect.Of(_model) is { IsInProcess: false } dialect
        ? $"Model '{_model.Name}' ({_model.Model} at {dialect.UrlOf(_model).Authority})"
        : $"Model '{_model.Name}' ({_model.Model} on this machine)";

    /// <summary>Refuses an answer that ended without error and yet is none.</summary>
    /// <exception cref="ModelCallException">
    /// The stream lost its end, has no text, or was stopped by a filter.
    /// </exception>
    public static void ThrowIfIncomplete(AnswerText answer, HttpExchange exchange, CallMeasurement measurement)
    {
        var (cause, message) = (answer, exchange) switch
        {
            ({ HasEvents: false }, { MediaType: not "text/event-stream" }) => (
                FailureCause.MalformedResponse,
                $"answered with {exchange.MediaType ?? "no media type"} instead of a stream of events. Check its url."),
            ({ Error: not null }, _) => (FailureCause.ProviderError, $"failed within the answer: {answer.Error}"),
            (_, { IsDone: false }) => (FailureCause.ConnectionLost, "broke off: the stream ended before its end mark."),
            ({ Refusal: not null }, _) => (FailureCause.Filtered, $"refused to answer: {answer.Refusal}"),
            _ when answer.FinishReason == ChatFinishReason.ContentFilter => (
                FailureCause.Filtered, "stopped: the provider's content filter cut the answer off."),
            ({ IsEmpty: true }, _) when answer.FinishReason == ChatFinishReason.Length => (
                FailureCause.EmptyResponse,
                "spent all its tokens before the first word (reasoning counts). Raise max_output_tokens."),
            ({ IsEmpty: true }, _) => (FailureCause.EmptyResponse, "answered without a text."),
            _ => (default, null),
        };
        if (message is not null)
        {
            throw new ModelCallException(cause, message) { MayHaveCost = true, Measurement = measurement };
        }
    }

    /// <param name="exception">What the SDK, the transport or the gathering of the answer threw.</param>
    /// <param name="exchange">What the wire saw.</param>
    /// <param name="isTimeout">Whether our own limit on time ended the call.</param>
    public ModelCallException Translate(Exception exception, HttpExchange exchange, bool isTimeout) => exception switch
    {
        ModelCallException known => new ModelCallException(known.Cause, Sentence(known.Message))
        {
            MayHaveCost = known.MayHaveCost,
            IsTransient = known.IsTransient,
            RetryAfter = known.RetryAfter,
            Measurement = known.Measurement,
        },
        LocalModelException local => Fault(FailureCause.Refused, $"cannot answer. {local.Message}", mayHaveCost: false),
        _ when isTimeout => Fault(
            FailureCause.Timeout,
            string.Create(CultureInfo.InvariantCulture, $"gave no whole answer within {_model.Timeout.TotalSeconds} s."),
            mayHaveCost: true),
        _ when exchange.IsTooLarge => Fault(
            FailureCause.ResponseTooLarge,
            $"sent more than {ChatClientFactory.MaxResponseBytes(_model) / 1024} KB, the most that Rung reads.",
            mayHaveCost: true),
        ClientResultException { Status: not 0 } refused => OfStatus(
            refused.Status, refused.GetRawResponse()?.Content, RetryDelay.Read(refused.GetRawResponse(), _time.GetUtcNow())),
        ClientResultException { InnerException: HttpRequestException lost } => OfConnection(lost, exchange),
        HttpRequestException lost => OfConnection(lost, exchange),
        IOException lost => OfConnection(lost, exchange),
        _ => Fault(
            FailureCause.MalformedResponse,
            $"answered with something that is not the protocol ({exception.GetType().Name}: {exception.Message})",
            mayHaveCost: true),
    };

    /// <param name="status">What the provider answered instead of 200.</param>
    /// <param name="content">What it said.</param>
    /// <param name="retryAfter">How long it asks to wait.</param>
    public ModelCallException OfStatus(int status, BinaryData? content, TimeSpan? retryAfter)
    {
        var body = ErrorBody.Read(content);
        var text = body.Message is { Length: > 0 } said ? $": {Quote(said)}" : ".";
        var message = $"answered {status}{text}{Advice(status)}";
        var cause = CauseOf(status, body.Code);
        return new ModelCallException(cause, Sentence(message))
        {
            IsTransient = cause is not (FailureCause.Refused or FailureCause.Filtered) && body.Code is not EmptyAccount,
            RetryAfter = retryAfter,
            // A gateway that gave up waiting says nothing of the model behind it, which may have answered.
            MayHaveCost = (HttpStatusCode)status
                is HttpStatusCode.RequestTimeout or HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout,
        };
    }

    private static FailureCause CauseOf(int status, string? code) => (HttpStatusCode)status switch
    {
        _ when code is "content_filter" => FailureCause.Filtered,
        HttpStatusCode.TooManyRequests => FailureCause.RateLimited,
        HttpStatusCode.RequestTimeout => FailureCause.Timeout,
        >= HttpStatusCode.InternalServerError => FailureCause.ProviderError,
        _ => FailureCause.Refused,
    };

    private static string Advice(int status) => (HttpStatusCode)status switch
    {
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => " Check the key that rung.yaml names.",
        HttpStatusCode.NotFound => " Check the model's name and its url (most end in /v1).",
        _ => "",
    };

    private ModelCallException OfConnection(Exception lost, HttpExchange exchange)
    {
        var wasNeverSent = lost is HttpRequestException
        {
            HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError
                or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError
        };
        var message = wasNeverSent
            ? $"cannot be reached ({Quote(lost.Message)}). Is it running, and is its url right?"
            : $"lost the connection {(exchange.HasBegun ? "within" : "before")} the answer ({Quote(lost.Message)}).";
        return Fault(FailureCause.ConnectionLost, message, mayHaveCost: !wasNeverSent, isTransient: !exchange.HasBegun);
    }

    private ModelCallException Fault(
        FailureCause cause,
        string message,
        bool mayHaveCost,
        bool isTransient = false,
        CallMeasurement? measurement = null) =>
        new(cause, Sentence(message)) { MayHaveCost = mayHaveCost, IsTransient = isTransient, Measurement = measurement };

    private string Sentence(string message) => Cut($"{Where} {message}", LongestSentence);

    private string Quote(string text) => Cut(text.ReplaceLineEndings(" ").Trim(), LongestQuote);

    // Redacted before it is cut: a key cut in two would not be found.
    private string Cut(string text, int length)
    {
        var safe = _secrets.Redact(text);
        return safe.Length <= length ? safe : string.Concat(safe.AsSpan(0, length), "…");
    }
}
