using Rung.Core.Economics;

namespace Rung.Engine.Tasks;

/// <summary>A model that candidates may use.</summary>
public sealed record ModelDefinition
{
    /// <summary>The key under <c>models</c>: how candidates and reports call it.</summary>
    public required string Name { get; init; }

    /// <summary>The provider of models that this process runs itself.</summary>
    public const string Local = "local";

    /// <summary><c>openai</c>, <c>azure-openai</c>, <c>ollama</c>, <c>compatible</c> or <c>local</c>.</summary>
    public required string Provider { get; init; }

    /// <summary>The provider's own name of the model (for Azure, of the deployment); of <c>local</c>, its folder.</summary>
    public required string Model { get; init; }

    /// <summary>
    /// The address of the API; each provider but <c>azure-openai</c> and <c>compatible</c> has a default. Of <c>local</c>, once it is opened,
    /// the name of what its files hold.
    /// </summary>
    public Uri? Url { get; init; }

    /// <summary>The environment variable that holds the key (<c>key: env:NAME</c>). The key itself is never in a file.</summary>
    public string? KeyVariable { get; init; }

    /// <summary><see langword="null"/> is unknown; a model of <c>ollama</c> or <c>local</c> costs nothing per token.</summary>
    public ModelPrice? Price { get; init; }

    /// <summary>The most tokens an answer may have, reasoning included.</summary>
    public int MaxOutputTokens { get; init; } = 512;

    public double? Temperature { get; init; }

    /// <summary>The most requests in flight. A local model uses all cores for one.</summary>
    public int Concurrency { get; init; } = 8;

    /// <summary>How a local model's weights are held: <c>f32</c>, <c>bf16</c>, <c>f16</c>, <c>int8</c> or <c>nf4</c>.</summary>
    public string Format { get; init; } = "f32";

    /// <summary>Threads that compute a local model; <see langword="null"/>: one per processor.</summary>
    public int? Threads { get; init; }

    /// <summary>The most requests a minute; <see langword="null"/>: no limit of ours.</summary>
    public int? RequestsPerMinute { get; init; }

    /// <summary>How long one request may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);
}
