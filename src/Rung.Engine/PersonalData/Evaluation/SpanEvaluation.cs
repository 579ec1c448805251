using Rung.Engine.PersonalData.Tagging;

namespace Rung.Engine.PersonalData.Evaluation;

/// <summary>
/// Compares predicted spans with annotated ones as the span evaluator of presidio-research counts (its defaults): a token belongs to
/// what covers it; runs of tokens of one kind are a span; runs parted by nothing but skip words and punctuation are one; skip words at the
/// ends do not count; a prediction matches where the characters in both are at least 0.9 of those in either, each prediction once. In all,
/// every type counts as one ("personal data or not"); by type, each alone.
/// </summary>
internal static class SpanEvaluation
{
    public const double LeastOverlap = 0.9;

    /// <summary>In all: a name taken for a company is still found.</summary>
    public static SpanCounts Compare(string text, IReadOnlyList<PersonalSpan> annotated, IReadOnlyList<PersonalSpan> predicted)
    {
        var tokens = new List<Token>();
        Tokenizer.Tokenize(text, tokens);
        return Count(Runs(text, tokens, annotated), Runs(text, tokens, predicted));
    }

    /// <summary>Of one type.</summary>
    public static SpanCounts Compare(string text, IReadOnlyList<PersonalSpan> annotated, IReadOnlyList<PersonalSpan> predicted, string type) =>
        Compare(text, [.. annotated.Where(span => span.Type == type)], [.. predicted.Where(span => span.Type == type)]);

    private static SpanCounts Count(List<(int Start, int End)> annotated, List<(int Start, int End)> predicted)
    {
        var free = predicted.ToList();
        var matched = 0;
        foreach (var one in annotated)
        {
            var best = free.Count == 0 ? default : free.MaxBy(other => Overlap(one, other));
            if (free.Count > 0 && Overlap(one, best) >= LeastOverlap)
            {
                matched++;
                free.Remove(best);
            }
        }

        return new SpanCounts(matched, annotated.Count, predicted.Count);
    }

    private static double Overlap((int Start, int End) one, (int Start, int End) other)
    {
        var common = Math.Min(one.End, other.End) - Math.Max(one.Start, other.Start);
        return common <= 0 ? 0 : (double)common / (Math.Max(one.End, other.End) - Math.Min(one.Start, other.Start));
    }

    private static List<(int Start, int End)> Runs(string text, List<Token> tokens, IReadOnlyList<PersonalSpan> spans)
    {
        var runs = new List<(int Start, int End)>();
        var mayJoin = false;
        foreach (var token in tokens)
        {
            var isSkipped = SkipWords.Contains(text.AsSpan(token.Start, token.Length));
            var isCovered = spans.Any(span => span.Start < token.End && span.End > token.Start);
            if (isCovered && !isSkipped)
            {
                if (mayJoin)
                {
                    runs[^1] = (runs[^1].Start, token.End);
                }
                else
                {
                    runs.Add((token.Start, token.End));
                }

                mayJoin = true;
            }
            else if (!isSkipped)
            {
                mayJoin = false;
            }
        }

        return runs;
    }
}
