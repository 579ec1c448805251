using Rung.Core.Stores;

namespace Rung.Engine.Providers;

/// <summary>What the live models of one climb share.</summary>
internal sealed record LiveModelSetup
{
    public required IResponseCache Responses { get; init; }

    public required SpendingBudget Budget { get; init; }

    public required TimeProvider Time { get; init; }

    /// <summary>Decides the jitter between retries, and nothing of an answer.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Learns every key that is read; redact with it what else may hold one.</summary>
    public SecretRedactor Secrets { get; init; } = new();

    /// <summary>Reads an environment variable.</summary>
    public Func<string, string?> Environment { get; init; } = System.Environment.GetEnvironmentVariable;

    public RetryOptions Retry { get; init; } = new();
}
