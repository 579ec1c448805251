namespace Rung.Tensors.Hub;

/// <summary>Where models are fetched from, and where they are kept.</summary>
public sealed record HubOptions
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    /// <summary>The hub's address; an https one unless it is this machine. Default: the public hub of Hugging Face.</summary>
    public Uri Endpoint { get; init; } = new("https://huggingface.co");

    /// <summary>Sent to the hub and to no other host; nothing for anonymous.</summary>
    public string? Token { get; init; }

    /// <summary>Where models are kept; by default <c>~/.cache/rung/models</c>.</summary>
    public string CacheFolder { get; init; } = DefaultCacheFolder(Environment.GetEnvironmentVariable);

    /// <summary>How often a file is tried again after a broken connection, without a byte gained in between. Default: 5.</summary>
    public int Retries { get; init; } = 5;

    /// <summary>The wait before the first retry; each further one doubles it. Default: one second.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>A connection that brings nothing for so long counts as broken. Default: one minute.</summary>
    public TimeSpan StallTimeout { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The clock of rates and waits.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Reads <c>HF_ENDPOINT</c>, unless another address is given, and <c>HF_TOKEN</c>.</summary>
    /// <exception cref="HubException">The endpoint is no address.</exception>
    public static HubOptions FromEnvironment(Uri? endpoint = null) => From(Environment.GetEnvironmentVariable, endpoint);

    /// <summary>Says nothing of the token.</summary>
    public override string ToString() => $"{Endpoint} → {CacheFolder}";

    internal static HubOptions From(Func<string, string?> read, Uri? endpoint)
    {
        var options = new HubOptions
        {
            Token = read("HF_TOKEN") is { } token && token.Trim() is { Length: > 0 } given ? given : null,
            CacheFolder = DefaultCacheFolder(read),
        };
        endpoint ??= read("HF_ENDPOINT") is { Length: > 0 } address ? EndpointOf(address) : options.Endpoint;
        return options with { Endpoint = endpoint };
    }

    /// <summary>An address of a hub from what a person typed.</summary>
    /// <exception cref="HubException">It is no address.</exception>
    public static Uri EndpointOf(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var endpoint) && endpoint.Scheme is "http" or "https" && endpoint.Query.Length == 0
            ? endpoint
            : throw new HubException($"The hub's address is '{address}'; expected one such as https://hub.example.org. Mend HF_ENDPOINT or --endpoint.");

    /// <summary>How long to wait after so many failures in a row: what the hub asks for, a minute at most.</summary>
    internal TimeSpan WaitAfter(int failures, HubException failure)
    {
        var wait = failure.RetryAfter ?? (RetryDelay * Math.Pow(2, failures));
        return wait < LongestWait ? wait : LongestWait;
    }

    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfNegative(Retries);
        ArgumentOutOfRangeException.ThrowIfLessThan(RetryDelay, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(StallTimeout, TimeSpan.Zero);
        if (Token is not null && Endpoint is { Scheme: "http", IsLoopback: false })
        {
            throw new HubException($"The token would go to {Endpoint} unencrypted. Use its https address, or unset HF_TOKEN.");
        }
    }

    private static string DefaultCacheFolder(Func<string, string?> read)
    {
        var caches = read("XDG_CACHE_HOME") is { Length: > 0 } folder
            ? folder
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache");
        return Path.Combine(caches, "rung", "models");
    }
}
