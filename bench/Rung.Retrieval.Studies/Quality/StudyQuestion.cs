using Rung.Retrieval.Evaluation;

namespace Rung.Retrieval.Studies.Quality;

/// <summary>A question with what does not depend on anything learnt: its base rankings and its embedding.</summary>
internal sealed record StudyQuestion(
    AnsweredQuestion Question,
    IReadOnlyDictionary<PassageId, int> Grades,
    IReadOnlyList<RankedPassage> Lexical,
    IReadOnlyList<RankedPassage> Semantic,
    float[] Vector)
{
    /// <summary>What its scores are clustered by, and what folds keep together.</summary>
    public string Document => Question.Document!;
}
