namespace Rung.Retrieval.Reranking.Features;

/// <summary>How much of the question stands in the passage, and how often.</summary>
internal static class CoverageFeatures
{
    public static void Add(FeatureRow row, TermMatches matches, TermStatistics statistics)
    {
        var question = matches.Question;
        var counts = matches.Counts;
        row.Add("bm25 (1.2, 0.75)", Bm25(matches, statistics, k1: 1.2, b: 0.75));
        row.Add("bm25 (0.9, 0.4)", Bm25(matches, statistics, k1: 0.9, b: 0.4));
        row.Add("terms covered", counts.Length is 0 ? 0 : (double)counts.Count(count => count > 0) / counts.Length);
        row.Add("rarity covered", matches.Share(term => counts[term] > 0));
        row.Add("rarity covered twice", matches.Share(term => counts[term] > 1));
        row.Add("rarest missing", question.Rarities.Where((_, term) => counts[term] is 0).DefaultIfEmpty(0).Max());
        var forms = matches.Passage.Words.Select(word => word.Form).ToHashSet(StringComparer.Ordinal);
        row.Add("names covered", Share(question.Names.Length, question.Names.Count(forms.Contains)));
        row.Add("names", question.Names.Length);
        row.Add("forms covered", Share(question.Forms.Count, question.Forms.Count(forms.Contains)));
        var titles = matches.Passage.TitleStems;
        row.Add("rarity in titles", matches.Share(Titled(question, titles)));
        row.Add("length", Math.Log(1 + matches.Terms.Length));
    }

    private static double Bm25(TermMatches matches, TermStatistics statistics, double k1, double b)
    {
        var norm = k1 * (1 - b + (b * matches.Terms.Length / statistics.MeanLength));
        var sum = 0.0;
        for (var term = 0; term < matches.Counts.Length; term++)
        {
            double count = matches.Counts[term];
            sum += matches.Question.Rarities[term] * count / (count + norm);
        }

        return sum;
    }

    private static Func<int, bool> Titled(QuestionWords question, HashSet<string> titles)
    {
        var inTitles = titles.Select(question.TermOf).ToHashSet();
        return inTitles.Contains;
    }

    private static double Share(int all, int some) => all is 0 ? 0 : (double)some / all;
}
