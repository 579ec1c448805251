using Rung.Retrieval.Evaluation;

namespace Rung.Retrieval.Studies.Quality;

/// <summary>Passages and the questions over them, with the gold passages that the known places of the answers give.</summary>
internal sealed record QualityData(
    string Name, string Description, IReadOnlyList<Passage> Passages, IReadOnlyList<AnsweredQuestion> Questions)
{
    public GoldPassages Gold { get; } = GoldPassages.FindByAnswer(Questions, Passages);

    /// <summary>The questions with a gold passage, in ordinal order: the others cannot be retrieved for.</summary>
    public IReadOnlyList<AnsweredQuestion> Judged =>
        [.. Questions.Where(question => Gold.Qrels.GradesOf(question.Id).Count > 0).OrderBy(question => question.Id, StringComparer.Ordinal)];
}
