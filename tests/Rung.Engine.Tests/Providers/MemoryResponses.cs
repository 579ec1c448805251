using System.Collections.Concurrent;
using Rung.Core.Data;
using Rung.Core.Stores;

namespace Rung.Engine.Tests.Providers;

/// <summary>A response cache that lasts as long as a test.</summary>
public sealed class MemoryResponses : IResponseCache
{
    public ConcurrentDictionary<ContentHash, string> Stored { get; } = new();

    public Task<string?> FindAsync(ContentHash request, CancellationToken cancellationToken) =>
        Task.FromResult(Stored.GetValueOrDefault(request));

    public Task AddAsync(ContentHash request, string response, CancellationToken cancellationToken)
    {
        Stored.TryAdd(request, response);
        return Task.CompletedTask;
    }
}
