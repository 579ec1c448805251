using System.Collections.Immutable;
using Rung.Core.Ladder.Retrieving;
using Rung.Engine.Retrieving.Trials;
using Rung.Retrieval;
using Rung.Retrieval.Evaluation;
using Rung.Retrieval.Settings;

namespace Rung.Engine.Retrieving.Searches;

/// <summary>Why questions fail under settings: from where their answers stand, or from the ranks of what is judged relevant.</summary>
internal static class SettingsFailures
{
    private const string NotRetrieved = "not retrieved";

    public static RetrievalFailures Of(
        SettingsSource source, RetrievalSettings settings, IReadOnlyList<Passage> passages, ImmutableArray<UnseenOutcome> outcomes)
    {
        var failed = outcomes
            .Where(outcome => outcome.Outcome.Quality == 0)
            .Select(outcome => new FailedQuestion { Question = outcome.Question, Ranking = outcome.Ranking, Given = settings.Count });
        return source.Corpus.IsCut
            ? FailureDiagnosis.Counted(settings.ToString(), outcomes.Length, RetrievalDiagnosis.Of(failed, GoldOf(source.Unseen, passages)))
            : Judged(source, settings, outcomes.Length, [.. failed]);
    }

    private static GoldPassages GoldOf(ImmutableArray<SettingsQuestion> questions, IReadOnlyList<Passage> passages) => GoldPassages.FindByAnswer(
        questions.Select(question => new AnsweredQuestion { Id = question.Id, Text = question.Text, Answers = question.Answers, Document = question.Document }),
        passages);

    private static RetrievalFailures Judged(SettingsSource source, RetrievalSettings settings, int asked, ImmutableArray<FailedQuestion> failed) => new()
    {
        Candidate = settings.Retriever,
        Asked = asked,
        Counts = [new FailureCount(NotRetrieved, failed.Length, RetrievalDiagnosis.Remedy(RetrievalFailureCause.NotRetrieved))],
        Questions = [.. failed.Select(question => new QuestionFailure(question.Question, NotRetrieved, RankOf(source, question))).OrderBy(question => question.Example, StringComparer.Ordinal)],
    };

    private static int? RankOf(SettingsSource source, FailedQuestion question)
    {
        var grades = source.Corpus.Judgements!.GradesOf(question.Question);
        var place = question.Ranking.Index().Where(each => grades.GetValueOrDefault(each.Item.Id) > 0).Select(each => (int?)each.Index).FirstOrDefault();
        return place + 1;
    }
}
