using System.Collections.Immutable;

namespace Rung.Retrieval.Evaluation;

/// <summary>
/// A document as its passages show it: their words in the order of the text, once each where passages overlap.
/// </summary>
internal sealed class PassedDocument
{
    private readonly ImmutableArray<Passage> _passages;

    public PassedDocument(IEnumerable<Passage> passages)
    {
        _passages = [.. passages.OrderBy(passage => passage.Span.Start).ThenBy(passage => passage.Id)];
        Words = Joined(_passages);
    }

    public ImmutableArray<AnswerWord> Words { get; }

    /// <summary>
    /// Whether the answer is what stands there. Starts are sometimes counted in another text than the one that was
    /// extracted; and sometimes in the midst of a word, so that the letters are compared, not the words.
    /// </summary>
    public bool Says(string answer, TextSpan span)
    {
        var there = string.Concat(Words.Where(word => word.Span.Overlaps(span)).Select(word => word.Form));
        var sought = string.Concat(AnswerWords.Of(answer).Select(word => word.Form));
        return sought.Length > 0 && there.Contains(sought, StringComparison.Ordinal);
    }

    /// <summary>The passages that hold the whole span.</summary>
    public IEnumerable<PassageId> Holding(TextSpan span) =>
        _passages.Where(passage => passage.Span.Contains(span)).Select(passage => passage.Id);

    /// <summary>The passages that hold a part of the span.</summary>
    public IEnumerable<PassageId> Touching(TextSpan span) =>
        _passages.Where(passage => passage.Span.Overlaps(span)).Select(passage => passage.Id);

    private static ImmutableArray<AnswerWord> Joined(ImmutableArray<Passage> passages)
    {
        var words = ImmutableArray.CreateBuilder<AnswerWord>();
        var covered = 0;
        foreach (var passage in passages)
        {
            foreach (var word in AnswerWords.Of(passage.Text, passage.Span.Start).Where(word => word.Span.End > covered))
            {
                Append(words, word, border: covered);
            }

            covered = Math.Max(covered, passage.Span.End);
        }

        return words.ToImmutable();
    }

    /// <summary>
    /// Mends a word that the border cut in two: from the passage that has it whole, or of its two halves.
    /// </summary>
    private static void Append(ImmutableArray<AnswerWord>.Builder words, AnswerWord word, int border)
    {
        if (words.Count > 0 && words[^1] is var last && last.Span.End == border)
        {
            if (word.Span.Start < border)
            {
                words.RemoveAt(words.Count - 1);
            }
            else if (word.Span.Start == border && !AnswerWords.StandsAlone(word) && !AnswerWords.StandsAlone(last))
            {
                words[^1] = new(last.Form + word.Form, new(last.Span.Start, word.Span.End));
                return;
            }
        }

        words.Add(word);
    }
}
