namespace Rung.Retrieval.Reranking.Features;

/// <summary>
/// Whether something stands near the question's words that could be the answer: a name where a person or a place is
/// asked for, a number where a time or a number is.
/// </summary>
internal static class AnswerCues
{
    private const int Near = 25;

    private static readonly HashSet<string> NumberWords = new(StringComparer.Ordinal)
    {
        "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "hundred", "thousand",
        "million", "billion", "half", "third", "quarter", "dozen",
    };

    private static readonly HashSet<string> TimeWords = new(StringComparer.Ordinal)
    {
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december", "century", "year", "years", "decade", "months", "weeks", "days", "today",
    };

    private static readonly HashSet<string> ReasonWords = new(StringComparer.Ordinal)
    {
        "because", "since", "due", "reason", "therefore", "caused", "cause", "result", "led", "order",
    };

    public static void Add(FeatureRow row, TermMatches matches)
    {
        var (question, words) = (matches.Question, matches.Passage.Words);
        var first = matches.BestWindow(Near).First;
        var near = words.Skip(Math.Max(0, first - 5)).Take(Near + 10).ToList();
        row.Add("cue nearby", near.Exists(word => IsCue(question, word)) ? 1 : 0);
        row.Add("cues", words.Length is 0 ? 0 : (double)words.Count(word => IsCue(question, word)) / words.Length);
        row.Add("names in text", words.Length is 0 ? 0 : (double)words.Count(word => word.IsName) / words.Length);
        row.Add("numbers in text", words.Length is 0 ? 0 : (double)words.Count(word => word.IsNumber) / words.Length);
        foreach (var kind in Enum.GetValues<QuestionKind>())
        {
            row.Add($"asks for {kind}", question.Kind == kind ? 1 : 0);
        }
    }

    private static bool IsCue(QuestionWords question, StemmedWord word) =>
        !question.Forms.Contains(word.Form) && question.Kind switch
        {
            QuestionKind.Person or QuestionKind.Place => word.IsName,
            QuestionKind.Time => word.IsNumber || TimeWords.Contains(word.Form),
            QuestionKind.Number => word.IsNumber || NumberWords.Contains(word.Form),
            QuestionKind.Reason => ReasonWords.Contains(word.Form),
            _ => false,
        };
}
