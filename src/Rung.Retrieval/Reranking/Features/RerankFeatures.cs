namespace Rung.Retrieval.Reranking.Features;

/// <summary>
/// The features of all candidates of a query. Each comes twice: as it is, and less the best value of the list, since a
/// query whose words match everywhere and one whose words match nowhere have to be scored on one scale.
/// </summary>
internal static class RerankFeatures
{
    public static float[][] Of(string query, IReadOnlyList<RerankCandidate> candidates, TermStatistics statistics) =>
        WithGaps([.. Rows(query, candidates, statistics).Select(row => row.Values)]);

    /// <summary>The names of the features with so many signals.</summary>
    public static IReadOnlyList<string> Names(int signals)
    {
        var passage = new Passage { Id = PassageId.Of("-"), Document = "-", Text = "" };
        var candidate = new RerankCandidate(passage, 0) { Signals = [.. new double[signals]] };
        string[] names = [.. Rows("", [candidate], TermStatistics.Of([])).Single().Names];
        return [.. names, .. names.Select(name => $"{name}, behind the best")];
    }

    private static IEnumerable<FeatureRow> Rows(
        string query, IReadOnlyList<RerankCandidate> candidates, TermStatistics statistics)
    {
        var question = new QuestionWords(query, statistics);
        var list = new ListFeatures(candidates);
        for (var i = 0; i < candidates.Count; i++)
        {
            var (row, matches) = (new FeatureRow(), new TermMatches(question, candidates[i].Passage));
            list.Add(row, i);
            CoverageFeatures.Add(row, matches, statistics);
            ProximityFeatures.Add(row, matches);
            AnswerCues.Add(row, matches);
            yield return row;
        }
    }

    private static float[][] WithGaps(float[][] rows)
    {
        if (rows.Length is 0)
        {
            return rows;
        }

        var best = Enumerable.Range(0, rows[0].Length).Select(f => rows.Max(row => row[f])).ToArray();
        return Array.ConvertAll<float[], float[]>(rows, row => [.. row, .. row.Zip(best, (value, top) => value - top)]);
    }
}
