using System.Collections.Immutable;
using Rung.Retrieval.Documents;

namespace Rung.Retrieval.Indexes;

/// <summary>What an update of an index did.</summary>
public sealed record IndexUpdate
{
    /// <summary>Files that were not there before.</summary>
    public required int Added { get; init; }

    public required int Changed { get; init; }

    public required int Deleted { get; init; }

    /// <summary>Passages that were cut from added and changed files.</summary>
    public required int PassagesCut { get; init; }

    /// <summary>How many passages can be found now.</summary>
    public required long Passages { get; init; }

    /// <summary>What was not read, each with its cause: of the whole folder, not only of what changed.</summary>
    public required ImmutableArray<DocumentOutcome> Refusals { get; init; }

    /// <summary>Texts that nobody sees, which were taken out of added and changed documents: perhaps somebody hid instructions there.</summary>
    public ImmutableArray<HiddenText> Hidden { get; init; } = [];

    /// <summary>Whether the vectors were learnt from all passages again.</summary>
    public bool Relearnt { get; init; }

    public required TimeSpan Elapsed { get; init; }

    /// <summary>Whether anything changed.</summary>
    public bool IsEmpty => Added + Changed + Deleted == 0;
}
