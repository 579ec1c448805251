namespace Rung.Retrieval.Evaluation;

/// <summary>Finds a sequence of words within another.</summary>
internal static class WordSearch
{
    /// <summary>The span of each occurrence, in order; none for an answer without words.</summary>
    public static IEnumerable<TextSpan> Find(IReadOnlyList<AnswerWord> text, IReadOnlyList<AnswerWord> answer)
    {
        if (answer.Count is 0)
        {
            yield break;
        }

        for (var first = 0; first + answer.Count <= text.Count; first++)
        {
            if (StandsAt(text, first, answer))
            {
                yield return new(text[first].Span.Start, text[first + answer.Count - 1].Span.End);
            }
        }
    }

    private static bool StandsAt(IReadOnlyList<AnswerWord> text, int first, IReadOnlyList<AnswerWord> answer)
    {
        for (var i = 0; i < answer.Count; i++)
        {
            if (text[first + i].Form != answer[i].Form)
            {
                return false;
            }
        }

        return true;
    }
}
