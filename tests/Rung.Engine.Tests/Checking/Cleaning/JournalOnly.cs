using System.Runtime.CompilerServices;
using Rung.Core.Stores;
using Rung.Engine.Climbing;

namespace Rung.Engine.Tests.Checking.Cleaning;

/// <summary>A task that has no state but a journal in memory: whatever else is asked of its store is a mistake.</summary>
internal sealed class JournalOnly : IClimbState, IStore, IJournal
{
    private readonly List<JournalEntry> _entries = [];

    /// <summary>The kinds of the entries, in their order.</summary>
    public IEnumerable<string> Kinds => _entries.Select(entry => entry.Kind);

    public IRunStore Runs => throw new NotSupportedException();

    public IJournal Journal => this;

    public IBlobStore Blobs => throw new NotSupportedException();

    public IFrozenSplitStore FrozenSplits => throw new NotSupportedException();

    public IResponseCache Responses => throw new NotSupportedException();

    public Task<IStore?> FindAsync(CancellationToken cancellationToken) => Task.FromResult<IStore?>(null);

    public Task<IStore> OpenAsync(CancellationToken cancellationToken) => Task.FromResult<IStore>(this);

    public Task<JournalEntry> AppendAsync(string kind, string body, CancellationToken cancellationToken)
    {
        _entries.Add(JournalEntry.After(_entries.LastOrDefault(), DateTimeOffset.UnixEpoch, kind, body));
        return Task.FromResult(_entries[^1]);
    }

    public async IAsyncEnumerable<JournalEntry> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        foreach (var entry in _entries)
        {
            yield return entry;
        }
    }
}
