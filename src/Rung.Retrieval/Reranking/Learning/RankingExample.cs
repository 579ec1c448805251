namespace Rung.Retrieval.Reranking.Learning;

/// <summary>The candidates of a query as a learner sees them.</summary>
internal sealed class RankingExample
{
    /// <param name="rows">The features of each candidate, in the first retriever's order.</param>
    /// <param name="grades">Of each candidate; 0 where it is not relevant.</param>
    /// <param name="relevant">The grades of all relevant passages, also of those that are no candidates.</param>
    public RankingExample(float[][] rows, int[] grades, IEnumerable<int> relevant)
    {
        Rows = rows;
        Grades = grades;
        IdealGain = Gain([.. relevant.Where(grade => grade > 0).OrderDescending()]);
    }

    /// <summary>How many places count in the gain that learners aim at.</summary>
    public const int Depth = 10;

    public float[][] Rows { get; }

    public int[] Grades { get; }

    /// <summary>The discounted gain of the best order; 0 when nothing is relevant.</summary>
    public double IdealGain { get; }

    /// <summary>Whether an order can be better than another.</summary>
    public bool IsInformative => Array.Exists(Grades, grade => grade != Grades[0]);

    /// <summary>nDCG@10 when the candidates are ordered by these scores, equal ones as they stand.</summary>
    public double Quality(double[] scores)
    {
        if (IdealGain is 0)
        {
            return 0;
        }

        var order = Order(scores);
        return Gain(Array.ConvertAll(order, candidate => Grades[candidate])) / IdealGain;
    }

    /// <summary>The candidates by score, best first.</summary>
    public static int[] Order(double[] scores) =>
        [.. Enumerable.Range(0, scores.Length).OrderByDescending(candidate => scores[candidate])];

    public static double Discount(int place) => place < Depth ? 1 / Math.Log2(place + 2) : 0;

    private static double Gain(int[] grades)
    {
        var sum = 0.0;
        for (var place = 0; place < Math.Min(Depth, grades.Length); place++)
        {
            sum += grades[place] * Discount(place);
        }

        return sum;
    }
}
