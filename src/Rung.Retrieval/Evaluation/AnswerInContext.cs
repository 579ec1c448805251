namespace Rung.Retrieval.Evaluation;

/// <summary>
/// Whether an answer stands in what was retrieved: the words of the answer, in their order and without a gap, in one
/// of the passages. Words are compared in lower case; punctuation and white space do not count.
/// </summary>
public static class AnswerInContext
{
    /// <summary>Whether one of the answers stands in one of the texts; false when no answer has a word.</summary>
    public static bool Holds(IEnumerable<string> answers, IEnumerable<string> texts)
    {
        ArgumentNullException.ThrowIfNull(answers);
        ArgumentNullException.ThrowIfNull(texts);
        var sought = answers.Select(answer => AnswerWords.Of(answer)).ToList();
        return texts.Any(text =>
        {
            var words = AnswerWords.Of(text);
            return sought.Exists(answer => WordSearch.Find(words, answer).Any());
        });
    }

    /// <summary>The same as a score: 1 when an answer stands in one of the first passages, else 0.</summary>
    /// <param name="answers">Any of them will do.</param>
    /// <param name="ranking">Best first.</param>
    /// <param name="depth">How many passages are read.</param>
    /// <param name="textOf">The text of a passage.</param>
    public static double Score(
        IEnumerable<string> answers, IReadOnlyList<RankedPassage> ranking, int depth, Func<PassageId, string> textOf) =>
        Holds(answers, ranking.Take(depth).Select(place => textOf(place.Id))) ? 1 : 0;
}
