namespace Rung.Retrieval.Evaluation;

/// <summary>What the search for the passages of an answer came to.</summary>
public enum GoldOutcome
{
    /// <summary>The answer stands in one passage, or in several that overlap at the place where it is known to be.</summary>
    Found,

    /// <summary>The words of the answer stand at several places, and which of them was meant is not known.</summary>
    Ambiguous,

    /// <summary>The answer stands in a document, but a border of passages goes through it wherever it does.</summary>
    Cut,

    /// <summary>The answer stands nowhere.</summary>
    Absent,
}
