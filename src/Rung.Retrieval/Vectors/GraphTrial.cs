namespace Rung.Retrieval.Vectors;

/// <summary>What a graph over an index's own vectors finds of what comparing with every one finds, and whether that was enough.</summary>
/// <param name="Vectors">How many vectors there were.</param>
/// <param name="SearchCandidates">How many candidates its search kept.</param>
/// <param name="Recall">What it found.</param>
/// <param name="ByExcerpts">Whether it was asked for words of passages, for want of enough questions.</param>
/// <param name="IsUsed">Whether the graph answers; otherwise every vector is compared.</param>
public sealed record GraphTrial(int Vectors, int SearchCandidates, RecallEstimate Recall, bool ByExcerpts, bool IsUsed)
{
    /// <summary>For a reader: the recall, and with what it was asked.</summary>
    public override string ToString() => $"{Recall} ({(ByExcerpts ? "words of passages" : "questions of the task")})";
}
