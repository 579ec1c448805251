using System.Globalization;
using System.Net;

namespace Rung.Retrieval.Reranking;

/// <summary>A reranking service could not be asked, or its answer is of no use.</summary>
public sealed class RerankingException : RetrievalException
{
    private const int ShownCharacters = 300;

    private RerankingException(Uri endpoint, HttpStatusCode? status, string message, Exception? inner = null)
        : base(message, inner)
    {
        Endpoint = endpoint;
        Status = status;
    }

    public Uri Endpoint { get; }

    /// <summary>What the service answered, when it refused.</summary>
    public HttpStatusCode? Status { get; }

    internal static RerankingException Refused(Uri endpoint, HttpStatusCode status, string body) => new(
        endpoint,
        status,
        string.Create(CultureInfo.InvariantCulture, $"{endpoint} answered {(int)status}: {Shown(body)} {Advice(status)}"));

    internal static RerankingException Unreachable(Uri endpoint, HttpRequestException error) => new(
        endpoint, status: null, $"{endpoint} cannot be reached ({error.Message}). Check the address and whether the service runs.", error);

    internal static RerankingException TooSlow(Uri endpoint, TimeSpan limit, Exception error) => new(
        endpoint,
        status: null,
        string.Create(
            CultureInfo.InvariantCulture,
            $"{endpoint} gave no answer within {limit.TotalSeconds:0.#} s. Send fewer passages at once, or allow more time."),
        error);

    internal static RerankingException Unusable(Uri endpoint, string problem, string body) => new(
        endpoint,
        status: null,
        $"{endpoint} gave an answer of no use: {problem}. It begins: {Shown(body)} Check that the address speaks the chosen dialect.");

    private static string Advice(HttpStatusCode status) => status switch
    {
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => "Check the API key.",
        HttpStatusCode.NotFound => "Check the address and the model's name.",
        HttpStatusCode.RequestEntityTooLarge => "Send fewer or shorter passages at once.",
        HttpStatusCode.TooManyRequests => "Ask less often, or for a higher limit.",
        >= HttpStatusCode.InternalServerError => "The service is in trouble: try again later.",
        _ => "Check the request against the service's documentation.",
    };

    private static string Shown(string body)
    {
        var line = string.Join(' ', body.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= ShownCharacters ? $"“{line}”." : $"“{line[..ShownCharacters]}…”.";
    }
}
