namespace Rung.Retrieval.Reranking.Learning;

/// <summary>The candidates of one query with the share of the choice that each should get, in proportion to its grade.</summary>
internal sealed class Choice
{
    private readonly double[][] _rows;
    private readonly double[] _target;

    public Choice(double[][] rows, int[] grades)
    {
        _rows = rows;
        double total = grades.Sum();
        _target = Array.ConvertAll(grades, grade => grade / total);
    }

    /// <summary>Σ target · ln share.</summary>
    public double LogLikelihood(double[] weights)
    {
        var shares = Shares(weights);
        var sum = 0.0;
        for (var i = 0; i < shares.Length; i++)
        {
            sum += _target[i] is 0 ? 0 : _target[i] * Math.Log(Math.Max(shares[i], 1e-300));
        }

        return sum;
    }

    /// <summary>Adds Σ (target − share)·x to the gradient and the covariance of x under the shares to the curvature.</summary>
    public void AddSlope(double[] weights, double[] gradient, SymmetricMatrix curvature)
    {
        var shares = Shares(weights);
        var mean = new double[weights.Length];
        for (var i = 0; i < shares.Length; i++)
        {
            for (var f = 0; f < mean.Length; f++)
            {
                mean[f] += shares[i] * _rows[i][f];
                gradient[f] += (_target[i] - shares[i]) * _rows[i][f];
            }
        }

        for (var i = 0; i < shares.Length; i++)
        {
            // A candidate that is as good as ruled out bends nothing.
            if (shares[i] > 1e-4)
            {
                curvature.AddSquare(_rows[i], mean, shares[i]);
            }
        }
    }

    private double[] Shares(double[] weights)
    {
        var scores = Array.ConvertAll(_rows, row => Product(row, weights));
        var top = scores.Max();
        var parts = Array.ConvertAll(scores, score => Math.Exp(score - top));
        var total = parts.Sum();
        return Array.ConvertAll(parts, part => part / total);
    }

    private static double Product(double[] row, double[] weights)
    {
        var sum = 0.0;
        for (var f = 0; f < row.Length; f++)
        {
            sum += row[f] * weights[f];
        }

        return sum;
    }
}
