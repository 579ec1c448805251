namespace Rung.Retrieval.Safety.Injections;

/// <summary>Adds up the signs in each sentence, and in each two sentences that follow each other.</summary>
internal static class SentenceScore
{
    public const double Enough = 0.5;

    /// <summary>Signs in two sentences say a little less than in one.</summary>
    private const double Apart = 0.9;
    private const int LongestSentence = 600;

    private static readonly string[] Squeezed =
        ["ignoreall", "ignoreprevious", "previousinstruction", "systemprompt", "revealthe", "disregard", "yourinstructions", "ignoreyour"];

    public static bool IsRunTogether(string text) => Squeezed.Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));

    /// <param name="text">Folded.</param>
    /// <param name="bonus">What the frame adds to a score that is not 0: who hides a text means something by it.</param>
    /// <param name="isFiltered">Whether signs are left out that cannot stand in a sentence; the findings are the same.</param>
    public static IEnumerable<InjectionFinding> Findings(FoldedText text, double bonus, bool isFiltered = true)
    {
        var before = default(Scored?);
        foreach (var (start, end) in Sentences(text.Text))
        {
            var scored = Score(text.Text, start, end, isFiltered);
            var alone = scored.Total(bonus);
            var together = before is { } last ? Scored.Joined(last, scored) : scored;
            if (alone >= Enough)
            {
                yield return scored.ToFinding(text, alone);
                before = null;
            }
            else if (before is not null && Apart * together.Total(bonus) is >= Enough and var both && scored.Signs.Count > 0)
            {
                yield return together.ToFinding(text, both);
                before = null;
            }
            else
            {
                before = scored.Signs.Count > 0 ? scored : null;
            }
        }
    }

    private static Scored Score(string text, int start, int end, bool isFiltered)
    {
        Span<int> able = stackalloc int[InjectionSigns.All.Length];
        var count = isFiltered ? InjectionSigns.Filter.Find(text.AsSpan(start, end - start), able) : InjectionSigns.All.Length;
        if (count == 0)
        {
            return new Scored(start, end, []);
        }

        var sentence = text[start..end];
        var signs = new List<(InjectionSign Sign, double Weight)>();
        for (var i = 0; i < count; i++)
        {
            var sign = InjectionSigns.All[isFiltered ? able[i] : i];
            foreach (var match in sign.Pattern.EnumerateMatches(sentence))
            {
                signs.Add((sign, sign.Weight * Quotation.Discount(sentence, match.Index)));
                break;
            }
        }

        return new Scored(start, end, signs);
    }

    /// <summary>Cut at the ends of sentences; line ends stay inside, because forged messages need them, up to an empty line.</summary>
    private static IEnumerable<(int Start, int End)> Sentences(string text)
    {
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var isEnd = (text[i] is '.' or '!' or '?' && (i + 1 == text.Length || text[i + 1] is ' ' or '\n')) || i - start >= LongestSentence;
            if (isEnd)
            {
                yield return (start, i + 1);
                start = i + 1;
            }
        }

        if (start < text.Length)
        {
            yield return (start, text.Length);
        }
    }

    private readonly record struct Scored(int Start, int End, IReadOnlyList<(InjectionSign Sign, double Weight)> Signs)
    {
        /// <summary>1 − Π(1 − w): signs add up and never pass 1.</summary>
        public double Total(double bonus) => Signs.Count == 0 ? 0 : 1 - ((1 - bonus) * Signs.Aggregate(1.0, (rest, sign) => rest * (1 - sign.Weight)));

        public static Scored Joined(Scored first, Scored second) =>
            new(first.Start, second.End, [.. first.Signs.Concat(second.Signs).GroupBy(sign => sign.Sign).Select(same => same.MaxBy(sign => sign.Weight))]);

        public InjectionFinding ToFinding(FoldedText text, double score)
        {
            var strongest = Signs.MaxBy(sign => sign.Weight).Sign;
            var why = string.Join("; ", Signs.OrderByDescending(sign => sign.Weight).Select(sign => sign.Sign.Why));
            return new InjectionFinding(strongest.Kind, text.Original(Start, End), Math.Round(score, 3), why);
        }
    }
}
