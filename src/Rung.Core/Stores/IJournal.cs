namespace Rung.Core.Stores;

/// <summary>The append-only, hash-chained record of what was decided and why. Safe for concurrent use.</summary>
public interface IJournal
{
    /// <summary>Appends an entry; when the task completes it survives the loss of power.</summary>
    /// <param name="kind">What happened, for example <c>verdict</c>.</param>
    /// <param name="body">The facts, as JSON. Never a key or a secret.</param>
    /// <param name="cancellationToken">Checked before the entry is written, never after.</param>
    Task<JournalEntry> AppendAsync(string kind, string body, CancellationToken cancellationToken);

    /// <summary>All entries, oldest first.</summary>
    IAsyncEnumerable<JournalEntry> ReadAsync(CancellationToken cancellationToken);
}
