namespace Rung.Core.Ladder.Gates;

/// <summary>How a fact came to be known.</summary>
public enum EvidenceKind
{
    /// <summary>It is not known.</summary>
    None,

    /// <summary>A climb, a file or the journal shows it.</summary>
    Measured,

    /// <summary>The team said so.</summary>
    Answered,
}
