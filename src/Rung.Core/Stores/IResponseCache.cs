using Rung.Core.Data;

namespace Rung.Core.Stores;

/// <summary>Keeps paid answers by the hash of their exact request, so that no request is paid for twice. Safe for concurrent use.</summary>
public interface IResponseCache
{
    /// <summary>The stored answer as JSON, or <see langword="null"/>.</summary>
    Task<string?> FindAsync(ContentHash request, CancellationToken cancellationToken);

    /// <summary>Saves an answer; when the task completes it survives the death of the process. The first one stays.</summary>
    Task AddAsync(ContentHash request, string response, CancellationToken cancellationToken);
}
