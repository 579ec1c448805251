namespace Rung.Retrieval.Evaluation;

/// <summary>Why a question over documents was not answered, in the order in which the causes are tried.</summary>
public enum RetrievalFailureCause
{
    /// <summary>The answer stands in no document.</summary>
    AbsentFromCorpus,

    /// <summary>A border of passages goes through the answer: it is whole in no passage.</summary>
    CutByBorder,

    /// <summary>No passage that holds the answer was among those that the answerer was given.</summary>
    NotRetrieved,

    /// <summary>The answerer had a passage that holds the answer, and did not use it.</summary>
    RetrievedButIgnored,
}
