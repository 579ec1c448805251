using System.Collections.Immutable;
using Rung.Core.Economics;
using Rung.Engine.Tasks;

namespace Rung.Engine.Providers;

/// <summary>In what the OpenAI-compatible providers differ.</summary>
internal sealed record ProviderDialect
{
    private static readonly ModelPrice Free = new() { Input = 0, Output = 0, Source = "runs on your own machine" };

    private static readonly ImmutableArray<ProviderDialect> All =
    [
        new()
        {
            Name = "openai",
            DefaultUrl = new("https://api.openai.com/v1"),
            DefaultKeyVariable = "OPENAI_API_KEY",
            NamesReasoningLimit = true,
        },
        new()
        {
            Name = "azure-openai",
            DefaultKeyVariable = "AZURE_OPENAI_API_KEY",
            KeyHeader = "api-key",
            RootPath = "/openai/v1/",
            NamesReasoningLimit = true,
        },
        new() { Name = "ollama", DefaultUrl = new("http://localhost:11434/v1"), RootPath = "/v1", DefaultPrice = Free },
        new() { Name = "compatible" },
        new() { Name = ModelDefinition.Local, DefaultPrice = Free, IsInProcess = true },
        new() { Name = "cohere", DefaultUrl = new("https://api.cohere.com/v2"), DefaultKeyVariable = "COHERE_API_KEY", Chats = false },
        new() { Name = "jina", DefaultUrl = new("https://api.jina.ai/v1"), DefaultKeyVariable = "JINA_API_KEY", Chats = false },
    ];

    /// <summary>Those that models of a task may come from.</summary>
    public static IEnumerable<string> Names => All.Where(dialect => dialect.Chats).Select(dialect => dialect.Name);

    public required string Name { get; init; }

    public Uri? DefaultUrl { get; init; }

    /// <summary>
    /// Where the key is when the task names no variable; <see langword="null"/>: the provider needs none.
    /// </summary>
    public string? DefaultKeyVariable { get; init; }

    /// <summary>The header that carries the bare key; <see langword="null"/>: <c>Authorization: Bearer</c>.</summary>
    public string? KeyHeader { get; init; }

    /// <summary>What is appended to an address that is a host alone.</summary>
    public string? RootPath { get; init; }

    /// <summary>
    /// Whether the limit on tokens is called <c>max_completion_tokens</c> (reasoning models demand it). Other servers
    /// know <c>max_tokens</c>, and some reject a field that they do not know.
    /// </summary>
    public bool NamesReasoningLimit { get; init; }

    /// <summary>Whether this process runs the model itself: no wire, no key, no end mark.</summary>
    public bool IsInProcess { get; init; }

    private bool Chats { get; init; } = true;

    private ModelPrice? DefaultPrice { get; init; }

    /// <exception cref="ProviderException">The provider is unknown.</exception>
    public static ProviderDialect Of(ModelDefinition model) =>
        All.FirstOrDefault(dialect => dialect.Name == model.Provider) ?? throw ProviderException.UnknownProvider(model);

    /// <summary>What the model's tokens cost; <see langword="null"/> is unknown.</summary>
    public ModelPrice? PriceOf(ModelDefinition model) => model.Price ?? DefaultPrice;

    /// <summary>Where the model is. It is part of definitions and messages, so it may hold no secret.</summary>
    /// <exception cref="ProviderException">
    /// Neither the task nor the provider gives an address, or it is none that we can use.
    /// </exception>
    public Uri UrlOf(ModelDefinition model)
    {
        if (IsInProcess && model.Url is not null)
        {
            return model.Url;
        }

        var url = model.Url ?? DefaultUrl ?? throw ProviderException.MissingUrl(model);
        if (url is not { IsAbsoluteUri: true, Scheme: "http" or "https", UserInfo: "", Query: "" })
        {
            throw ProviderException.MalformedUrl(model);
        }

        return RootPath is not null && url.AbsolutePath is "/" ? new Uri(url, RootPath) : url;
    }
}
