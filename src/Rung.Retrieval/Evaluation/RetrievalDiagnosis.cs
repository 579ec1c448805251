using System.Collections.Immutable;

namespace Rung.Retrieval.Evaluation;

/// <summary>The causes of failed questions, and how often each is one.</summary>
public sealed class RetrievalDiagnosis
{
    private RetrievalDiagnosis(ImmutableArray<DiagnosedQuestion> questions)
    {
        Questions = questions;
        Histogram = Enum.GetValues<RetrievalFailureCause>().ToImmutableSortedDictionary(
            cause => cause, cause => questions.Count(question => question.Cause == cause));
    }

    /// <summary>In the order given.</summary>
    public ImmutableArray<DiagnosedQuestion> Questions { get; }

    /// <summary>For each cause how many questions it failed; they sum to the number of questions.</summary>
    public ImmutableSortedDictionary<RetrievalFailureCause, int> Histogram { get; }

    /// <summary>Finds the cause of each failure from where its answer stands.</summary>
    /// <exception cref="ArgumentException">A question is not in <paramref name="gold"/>.</exception>
    public static RetrievalDiagnosis Of(IEnumerable<FailedQuestion> failures, GoldPassages gold)
    {
        ArgumentNullException.ThrowIfNull(failures);
        ArgumentNullException.ThrowIfNull(gold);
        return new([.. failures.Select(failure => Diagnose(failure, gold.Of(failure.Question)))]);
    }

    /// <summary>What mends a cause, in one sentence.</summary>
    public static string Remedy(RetrievalFailureCause cause) => cause switch
    {
        RetrievalFailureCause.AbsentFromCorpus =>
            "Add the documents that hold the answer; no retriever finds what is not there.",
        RetrievalFailureCause.CutByBorder =>
            "Cut passages larger or with more overlap, and keep sentences and tables whole.",
        RetrievalFailureCause.NotRetrieved =>
            "Retrieve better or give more passages: the rank of the answer's passage says which would help.",
        RetrievalFailureCause.RetrievedButIgnored =>
            "Work on the answerer: fewer passages, the best one first, a clearer instruction, or a stronger model.",
        _ => throw new ArgumentOutOfRangeException(nameof(cause), cause, "No such cause."),
    };

    private static DiagnosedQuestion Diagnose(FailedQuestion failure, GoldAnswer gold)
    {
        var place = failure.Ranking.Index().FirstOrDefault(place => gold.Passages.Contains(place.Item.Id), (-1, default));
        int? rank = place.Index < 0 ? null : place.Index + 1;
        var cause = gold.Outcome switch
        {
            GoldOutcome.Absent => RetrievalFailureCause.AbsentFromCorpus,
            GoldOutcome.Cut => RetrievalFailureCause.CutByBorder,
            _ => rank <= failure.Given ? RetrievalFailureCause.RetrievedButIgnored : RetrievalFailureCause.NotRetrieved,
        };
        return new(failure.Question, cause, rank);
    }
}
