using System.Collections.Immutable;

namespace Rung.Retrieval.Evaluation;

/// <summary>Finds the places of a question's answers, and from them its passages.</summary>
internal static class GoldSearch
{
    public static GoldAnswer Of(AnsweredQuestion question, AnswerCorpus corpus)
    {
        // A place is known for sure, or it is wherever the words happen to stand.
        var known = Known(question, corpus).ToList();
        var places = known.Count > 0 ? known : [.. Sought(question, corpus).Distinct()];
        var whole = places.Where(place => place.Document.Holding(place.Span).Any()).ToList();
        return new()
        {
            Question = question.Id,
            Outcome = places.Count is 0 ? GoldOutcome.Absent
                : whole.Count is 0 ? GoldOutcome.Cut
                : known.Count > 0 || ShareOne(whole) ? GoldOutcome.Found
                : GoldOutcome.Ambiguous,
            Passages = whole.Count > 0
                ? Sorted(whole.SelectMany(place => place.Document.Holding(place.Span)))
                : Sorted(places.SelectMany(place => place.Document.Touching(place.Span))),
            Places = whole.Count,
        };
    }

    /// <summary>Whether one passage holds all places: then it does not matter which of them was meant.</summary>
    private static bool ShareOne(List<Place> places) =>
        places.TrueForAll(place => place.Document == places[0].Document)
        && places[0].Document.Holding(new(places.Min(place => place.Span.Start), places.Max(place => place.Span.End))).Any();

    private static IEnumerable<Place> Known(AnsweredQuestion question, AnswerCorpus corpus)
    {
        if (question.Document is null || corpus.Find(question.Document) is not { } document)
        {
            yield break;
        }

        foreach (var answer in question.Answers)
        {
            if (answer.Start is { } start)
            {
                // Blanks around an answer are no part of it: a border there cuts nothing.
                var leading = answer.Text.Length - answer.Text.TrimStart().Length;
                var span = new TextSpan(start + leading, start + answer.Text.TrimEnd().Length);
                if (span.Length > 0 && document.Says(answer.Text, span))
                {
                    yield return new(document, span);
                }
            }
        }
    }

    private static IEnumerable<Place> Sought(AnsweredQuestion question, AnswerCorpus corpus) =>
        from answer in question.Answers
        let words = AnswerWords.Of(answer.Text)
        from document in Documents(question, corpus, words)
        from span in WordSearch.Find(document.Words, words)
        select new Place(document, span);

    private static IEnumerable<PassedDocument> Documents(
        AnsweredQuestion question, AnswerCorpus corpus, IReadOnlyList<AnswerWord> words) =>
        question.Document is null ? corpus.ThatMayHold(words)
        : corpus.Find(question.Document) is { } document ? [document]
        : [];

    private static ImmutableArray<PassageId> Sorted(IEnumerable<PassageId> passages) =>
        [.. passages.Distinct().Order()];

    private readonly record struct Place(PassedDocument Document, TextSpan Span);
}
