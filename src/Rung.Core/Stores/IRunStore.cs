using Rung.Core.Ladder;

namespace Rung.Core.Stores;

/// <summary>Keeps the attempts of runs. Safe for concurrent use.</summary>
public interface IRunStore
{
    /// <summary>
    /// Saves attempts of a run, all or none; when the task completes they survive the death of the process.
    /// An attempt at an example already attempted replaces it only where the stored one failed.
    /// </summary>
    /// <exception cref="DuplicateAttemptException">The store holds an answer of this run to one of the examples.</exception>
    Task AddAttemptsAsync(RunKey run, IReadOnlyCollection<Attempt> attempts, CancellationToken cancellationToken);

    /// <summary>The attempts of a run in the order of their examples' ids; none when the run is unknown.</summary>
    IAsyncEnumerable<Attempt> ReadAttemptsAsync(RunKey run, CancellationToken cancellationToken);
}
