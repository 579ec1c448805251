using Rung.Core.Stores;
using Rung.Engine.Local;

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

    /// <summary>The models that this process runs itself. Their owner disposes them after the climb.</summary>
    public LocalModels Locals { get; init; } = new();

    /// <summary>Where paths of local models begin: the folder of the task. Default: the current one.</summary>
    public string Folder { get; init; } = "";

    /// <summary>Reads an environment variable.</summary>
    public Func<string, string?> Environment { get; init; } = System.Environment.GetEnvironmentVariable;

    public RetryOptions Retry { get; init; } = new();
}
