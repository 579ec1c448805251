using System.Collections.Immutable;
using Rung.Core.Data;
using Rung.Core.Ladder;
using Rung.Core.Ladder.Retrieving;
using Rung.Retrieval.Evaluation;

namespace Rung.Engine.Retrieving.Trials;

/// <summary>Finds why questions failed that were answered from documents: from where their answers stand, and what was retrieved.</summary>
internal sealed class FailureDiagnosis(ChosenRetriever retriever)
{
    private const int Depth = 100;

    // A score of one half: token overlap is rarely whole.
    private const double Answered = 0.5;

    /// <param name="candidate">Whose answers they are.</param>
    /// <param name="given">How many passages of the ranking it was given.</param>
    /// <param name="examples">With an expected answer, or they are passed over.</param>
    /// <param name="attempts">Scored; what was not attempted is passed over.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<RetrievalFailures> OfAsync(
        string candidate, int given, IEnumerable<Example> examples, IEnumerable<Attempt> attempts, CancellationToken cancellationToken)
    {
        var scores = attempts.Where(attempt => attempt.Score is not null).ToDictionary(attempt => attempt.Example, attempt => attempt.Score!.Value.Value);
        ImmutableArray<Example> asked = [.. DocumentQuestions.Answerable(examples).Where(example => scores.ContainsKey(example.Id)).OrderBy(example => example.Id)];
        var failed = await FailedAsync(asked.Where(example => scores[example.Id] < Answered), given, cancellationToken);
        return Counted(candidate, asked.Length, RetrievalDiagnosis.Of(failed, DocumentQuestions.GoldOf(asked, retriever.Corpus.Passages)));
    }

    private async Task<List<FailedQuestion>> FailedAsync(IEnumerable<Example> examples, int given, CancellationToken cancellationToken)
    {
        var failed = new List<FailedQuestion>();
        foreach (var example in examples)
        {
            var ranking = await retriever.RankAsync(example.Input, Depth, cancellationToken);
            failed.Add(new FailedQuestion { Question = example.Id.ToString(), Ranking = [.. ranking], Given = given });
        }

        return failed;
    }

    /// <summary>A diagnosis in the words of a report.</summary>
    public static RetrievalFailures Counted(string candidate, int asked, RetrievalDiagnosis diagnosis) => new()
    {
        Candidate = candidate,
        Asked = asked,
        Counts = [.. diagnosis.Histogram.Select(cause => new FailureCount(NameOf(cause.Key), cause.Value, RetrievalDiagnosis.Remedy(cause.Key)))],
        Questions = [.. diagnosis.Questions.Select(question => new QuestionFailure(question.Question, NameOf(question.Cause), question.GoldRank))],
    };

    private static string NameOf(RetrievalFailureCause cause) => cause switch
    {
        RetrievalFailureCause.AbsentFromCorpus => "in no document",
        RetrievalFailureCause.CutByBorder => "cut by a passage border",
        RetrievalFailureCause.NotRetrieved => "not retrieved",
        RetrievalFailureCause.RetrievedButIgnored => "retrieved but ignored",
        _ => throw new InvalidOperationException($"There is no cause {cause}."),
    };
}
