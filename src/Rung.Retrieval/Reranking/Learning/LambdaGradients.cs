namespace Rung.Retrieval.Reranking.Learning;

/// <summary>The scores so far of all candidates, and how each should change.</summary>
internal sealed class LambdaGradients
{
    private readonly IReadOnlyList<RankingExample> _examples;
    private readonly BinnedRows _rows;

    public LambdaGradients(IReadOnlyList<RankingExample> examples, BinnedRows rows)
    {
        _examples = examples;
        _rows = rows;
        Scores = new double[rows.Count];
        Slopes = new double[rows.Count];
        Curvatures = new double[rows.Count];
    }

    public double[] Scores { get; }

    /// <summary>Up where a candidate should rise.</summary>
    public double[] Slopes { get; }

    public double[] Curvatures { get; }

    public void Add(RankTree tree)
    {
        for (var query = 0; query < _examples.Count; query++)
        {
            var (rows, first) = (_examples[query].Rows, _rows.Firsts[query]);
            for (var i = 0; i < rows.Length; i++)
            {
                Scores[first + i] += tree.Value(rows[i]);
            }
        }
    }

    public void Update()
    {
        Array.Clear(Slopes);
        Array.Clear(Curvatures);
        for (var query = 0; query < _examples.Count; query++)
        {
            Update(_examples[query], _rows.Firsts[query]);
        }
    }

    private void Update(RankingExample example, int first)
    {
        var grades = example.Grades;
        var places = Places(RankingExample.Order(Scores[first..(first + grades.Length)]));
        for (var better = 0; better < grades.Length; better++)
        {
            if (grades[better] <= 0)
            {
                continue;
            }

            for (var worse = 0; worse < grades.Length; worse++)
            {
                if (grades[better] > grades[worse])
                {
                    var gain = (grades[better] - Math.Max(0, grades[worse])) / example.IdealGain
                        * Math.Abs(RankingExample.Discount(places[better]) - RankingExample.Discount(places[worse]));
                    AddPair(first + better, first + worse, gain);
                }
            }
        }
    }

    /// <summary>The pair's part in Σ gain · ln(1 + e^(worse − better)).</summary>
    private void AddPair(int better, int worse, double gain)
    {
        var doubt = 1 / (1 + Math.Exp(Scores[better] - Scores[worse]));
        var (slope, curvature) = (gain * doubt, gain * doubt * (1 - doubt));
        Slopes[better] += slope;
        Slopes[worse] -= slope;
        Curvatures[better] += curvature;
        Curvatures[worse] += curvature;
    }

    private static int[] Places(int[] order)
    {
        var places = new int[order.Length];
        for (var place = 0; place < order.Length; place++)
        {
            places[order[place]] = place;
        }

        return places;
    }
}
