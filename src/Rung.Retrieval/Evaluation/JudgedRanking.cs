namespace Rung.Retrieval.Evaluation;

/// <summary>A ranking with the grade of each place: what all metrics of it are computed from.</summary>
internal sealed class JudgedRanking
{
    private readonly int[] _grades;
    private readonly int[] _ideal;

    /// <param name="grades">By place; 0 where not relevant.</param>
    /// <param name="ideal">The grades of all relevant passages, highest first.</param>
    private JudgedRanking(int[] grades, int[] ideal)
    {
        _grades = grades;
        _ideal = ideal;
    }

    /// <summary>How many passages are relevant, found or not.</summary>
    public int Relevant => _ideal.Length;

    public static JudgedRanking Of(IReadOnlyList<RankedPassage> ranking, IReadOnlyDictionary<PassageId, int> judged)
    {
        ArgumentNullException.ThrowIfNull(ranking);
        ArgumentNullException.ThrowIfNull(judged);
        var seen = new HashSet<PassageId>(ranking.Count);
        var grades = new int[ranking.Count];
        for (var place = 0; place < grades.Length; place++)
        {
            var id = ranking[place].Id;
            if (!seen.Add(id))
            {
                throw new ArgumentException(
                    $"Passage '{id}' stands in the ranking twice; a passage counts once.", nameof(ranking));
            }

            grades[place] = Math.Max(0, judged.GetValueOrDefault(id));
        }

        return new(grades, [.. judged.Values.Where(grade => grade > 0).OrderDescending()]);
    }

    /// <summary>How many relevant passages stand in the first places.</summary>
    public int Found(int depth) => _grades.Take(depth).Count(grade => grade > 0);

    /// <summary>The rank, from 1, of the first relevant passage; null when the first places hold none.</summary>
    public int? FirstRelevant(int depth)
    {
        var place = Array.FindIndex(_grades, grade => grade > 0);
        return place >= 0 && place < depth ? place + 1 : null;
    }

    public double DiscountedGain(int depth) => Gain(_grades, depth);

    public double IdealGain(int depth) => Gain(_ideal, depth);

    /// <summary>The sum over the relevant passages in the first places of the precision at their rank.</summary>
    public double SummedPrecision(int depth)
    {
        var (sum, found) = (0.0, 0);
        for (var place = 0; place < Math.Min(depth, _grades.Length); place++)
        {
            if (_grades[place] > 0)
            {
                found++;
                sum += (double)found / (place + 1);
            }
        }

        return sum;
    }

    // The gain is the grade itself, as in trec_eval's ndcg_cut and BEIR; not 2^grade − 1.
    private static double Gain(int[] grades, int depth)
    {
        var sum = 0.0;
        for (var place = 0; place < Math.Min(depth, grades.Length); place++)
        {
            sum += grades[place] / Math.Log2(place + 2);
        }

        return sum;
    }
}
