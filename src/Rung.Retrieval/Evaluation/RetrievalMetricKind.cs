namespace Rung.Retrieval.Evaluation;

/// <summary>What a metric of one ranking measures; each in [0, 1], as trec_eval defines it.</summary>
public enum RetrievalMetricKind
{
    /// <summary>The share of the relevant passages that were found.</summary>
    Recall,

    /// <summary>The share of the places asked for that hold a relevant passage; a place left empty holds none.</summary>
    Precision,

    /// <summary>Normalised discounted cumulative gain: the grade over log2(rank + 1), against the best order.</summary>
    Ndcg,

    /// <summary>One over the rank of the first relevant passage; 0 when none was found.</summary>
    ReciprocalRank,

    /// <summary>The mean over all relevant passages of the precision at the rank where each was found.</summary>
    AveragePrecision,

    /// <summary>1 when at least one relevant passage was found, else 0.</summary>
    Success,
}
