namespace Rung.Core.Ladder.Retrieving;

/// <summary>What the answers of one candidate that cites passages are worth as answers from documents, on test.</summary>
public sealed record AnswerChecks
{
    public required string Candidate { get; init; }

    /// <summary>Answers that are no abstention.</summary>
    public required int Answers { get; init; }

    /// <summary>Of these, how many cite at least one passage.</summary>
    public required int Cited { get; init; }

    /// <summary>How many cite, and cite only passages that they were given.</summary>
    public required int Existing { get; init; }

    /// <summary>How many cite only passages that they were given, which have most of the answer's words.</summary>
    public required int Supported { get; init; }

    /// <summary>Questions that the documents answer.</summary>
    public required int Answerable { get; init; }

    /// <summary>How many of these it declined to answer: too many.</summary>
    public required int AnswerableAbstained { get; init; }

    /// <summary>Questions that the team marked as unanswerable.</summary>
    public required int Unanswerable { get; init; }

    /// <summary>How many of these it declined to answer: the more the better.</summary>
    public required int UnanswerableAbstained { get; init; }
}
