using Rung.Core.Economics;

namespace Rung.Engine.Tasks;

/// <summary>A model that candidates may use.</summary>
public sealed record ModelDefinition
{
    /// <summary>The key under <c>models</c>: how candidates and reports call it.</summary>
    public required string Name { get; init; }

    /// <summary><c>openai</c>, <c>azure-openai</c>, <c>ollama</c> or <c>compatible</c>.</summary>
    public required string Provider { get; init; }

    /// <summary>The provider's own name of the model (for Azure, of the deployment).</summary>
    public required string Model { get; init; }

    /// <summary>The address of the API; each provider but <c>azure-openai</c> and <c>compatible</c> has a default.</summary>
    public Uri? Url { get; init; }

    /// <summary>The environment variable that holds the key (<c>key: env:NAME</c>). The key itself is never in a file.</summary>
    public string? KeyVariable { get; init; }

    /// <summary><see langword="null"/> is unknown; a model of <c>ollama</c> costs nothing per token.</summary>
    public ModelPrice? Price { get; init; }

    /// <summary>The most tokens an answer may have, reasoning included.</summary>
    public int MaxOutputTokens { get; init; } = 512;

    public double? Temperature { get; init; }

    /// <summary>The most requests in flight.</summary>
    public int Concurrency { get; init; } = 8;

    /// <summary>The most requests a minute; <see langword="null"/>: no limit of ours.</summary>
    public int? RequestsPerMinute { get; init; }

    /// <summary>How long one request may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);
}
