using System.ClientModel.Primitives;
using Microsoft.Extensions.AI;
using OpenAI;
using OpenAI.Chat;
using Rung.Engine.Tasks;

namespace Rung.Engine.Providers;

/// <summary>
/// Makes the bare client of a model: the official SDK over a transport that we watch, without retries of its own.
/// </summary>
internal static class ChatClientFactory
{
    /// <summary>An answer's text may have 4 MiB; the stream around it takes about 300 bytes a token.</summary>
    private const long MaxEnvelopeBytesPerToken = 1024;

    private static readonly TimeSpan LongestUseOfConnection = TimeSpan.FromMinutes(5);

    /// <summary>How many bytes a response of the model may have on the wire.</summary>
    public static long MaxResponseBytes(ModelDefinition model) =>
        AnswerText.MaxLength + (model.MaxOutputTokens * MaxEnvelopeBytesPerToken);

    /// <param name="model">Which model, where.</param>
    /// <param name="environment">Reads an environment variable.</param>
    /// <param name="secrets">Learns the key.</param>
    /// <exception cref="ProviderException">The key is missing, or the provider is unknown.</exception>
    public static IChatClient Create(ModelDefinition model, Func<string, string?> environment, SecretRedactor secrets)
    {
        var dialect = ProviderDialect.Of(model);
        var transport = new HttpClient(new ExchangeHandler(Connections(), MaxResponseBytes(model)))
        {
            Timeout = Timeout.InfiniteTimeSpan, // the meter limits the time, and knows it for what it is
        };
        var options = new OpenAIClientOptions
        {
            Endpoint = dialect.UrlOf(model),
            Transport = new HttpClientPipelineTransport(transport),
            RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
            NetworkTimeout = Timeout.InfiniteTimeSpan,
            ClientLoggingOptions = new ClientLoggingOptions { EnableLogging = false },
        };
        var key = ApiKey.Read(model, environment, secrets);
#pragma warning disable OPENAI001 // the SDK's only door for a key in another header, or for none
        var client = new ChatClient(model.Model, Authentication(dialect, key), options).AsIChatClient();
#pragma warning restore OPENAI001
        return new TransportOwner(dialect.NamesReasoningLimit ? client : new MaxTokensChatClient(client), transport);
    }

    // A redirect could carry the key to another host: it is an error here. Fresh connections now and then follow DNS.
    internal static SocketsHttpHandler Connections() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        PooledConnectionLifetime = LongestUseOfConnection,
    };

    private static AuthenticationPolicy Authentication(ProviderDialect dialect, string? key) => (dialect, key) switch
    {
        (_, null) => new NoAuthentication(),
        ({ KeyHeader: { } header }, _) => ApiKeyAuthenticationPolicy.CreateHeaderApiKeyPolicy(new(key), header),
        _ => ApiKeyAuthenticationPolicy.CreateBearerAuthorizationPolicy(new(key)),
    };

    /// <summary>The SDK does not dispose a transport that it was given.</summary>
    private sealed class TransportOwner : DelegatingChatClient
    {
        private readonly HttpClient _transport;

        public TransportOwner(IChatClient inner, HttpClient transport)
            : base(inner) => _transport = transport;

        protected override void Dispose(bool disposing)
        {
            base.Dispose(disposing);
            if (disposing)
            {
                _transport.Dispose();
            }
        }
    }
}
