using System.Globalization;
using Rung.Core.Data;

namespace Rung.Core.Stores;

/// <summary>One entry of the journal. Its hash covers the hash before it, so that no entry can be changed, added or removed unseen.</summary>
/// <param name="Sequence">1 for the first entry, then without a gap.</param>
/// <param name="At">When it was written, in UTC.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Body">The facts, as JSON.</param>
/// <param name="Previous">The hash of the entry before; that of the empty text for the first.</param>
/// <param name="Hash">The hash of this entry.</param>
public sealed record JournalEntry(
    long Sequence, DateTimeOffset At, string Kind, string Body, ContentHash Previous, ContentHash Hash)
{
    /// <summary>Where the chain begins.</summary>
    public static ContentHash Genesis { get; } = ContentHash.Of("");

    /// <summary>Makes the entry that follows <paramref name="previous"/> (<see langword="null"/>: the first one).</summary>
    public static JournalEntry After(JournalEntry? previous, DateTimeOffset at, string kind, string body)
    {
        ArgumentException.ThrowIfNullOrEmpty(kind);
        ArgumentNullException.ThrowIfNull(body);

        var sequence = (previous?.Sequence ?? 0) + 1;
        var before = previous?.Hash ?? Genesis;
        return new JournalEntry(sequence, at, kind, body, before, HashOf(sequence, at, kind, body, before));
    }

    /// <summary>Whether this entry follows <paramref name="previous"/> and was not changed since it was written.</summary>
    public bool Follows(JournalEntry? previous) =>
        Sequence == (previous?.Sequence ?? 0) + 1
        && Previous == (previous?.Hash ?? Genesis)
        && Hash == HashOf(Sequence, At, Kind, Body, Previous);

    private static ContentHash HashOf(long sequence, DateTimeOffset at, string kind, string body, ContentHash previous) =>
        ContentHash.Of(string.Join(
            '\n',
            previous.ToString(),
            sequence.ToString(CultureInfo.InvariantCulture),
            at.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture),
            kind,
            body));
}
