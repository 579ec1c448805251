namespace Rung.Core.Statistics;

/// <summary>
/// The standard error of a mean over clustered examples (CR2, bias-reduced linearization) with Satterthwaite degrees
/// of freedom. Bell and McCaffrey, "Bias reduction in standard errors for linear regression with multi-stage samples",
/// Survey Methodology 28, 2002; Imbens and Kolesár, "Robust standard errors in small samples", REStat 98, 2016.
/// With groups of one size it is the classical cluster-robust error with G − 1 degrees of freedom, and with
/// groups of one example the classical standard error of a mean.
/// </summary>
/// <param name="StandardError">0 where units do not differ.</param>
/// <param name="SizeFreedom">The degrees of freedom that the sizes of the units allow: their number less one if they
/// have one size.</param>
/// <param name="SpreadFreedom">The degrees of freedom by how many units the spread was seen in.</param>
internal readonly record struct ClusterRobust(double StandardError, double SizeFreedom, double SpreadFreedom)
{
    public double DegreesOfFreedom => Math.Min(SizeFreedom, SpreadFreedom);

    /// <summary>Needs two units at least.</summary>
    public static ClusterRobust Of(Clusters clusters) =>
        new(Error(clusters), FreedomOfSizes(clusters.Sizes, clusters.Examples), FreedomOfSpread(clusters));

    /// <summary>
    /// The squared error; the fewer units the spread was seen in, the nearer to the most that it can be, when
    /// examples of a unit agree wholly. Where scores or differences are rare events, the rare unit that is wholly one
    /// may not have come yet, and without it mean and error both look too good. It is as if that most had been seen
    /// in one unit more, on the scale of logarithms.
    /// </summary>
    public double CautiousVariance(double most)
    {
        var variance = StandardError * StandardError;
        var share = DegreesOfFreedom / (DegreesOfFreedom + 1);
        return variance >= most ? variance : Math.Pow(variance, share) * Math.Pow(most, 1 - share);
    }

    private static double Error(Clusters clusters)
    {
        // For a mean the CR2 matrix (I − H)^(−1/2) has the one eigenvalue that matters: 1 − n_g / n.
        double n = clusters.Examples;
        var variance = 0.0;
        for (var g = 0; g < clusters.Count; g++)
        {
            var residual = clusters.Sums[g] - (clusters.Sizes[g] * clusters.Mean);
            variance += residual * residual / (1 - (clusters.Sizes[g] / n));
        }

        // Residuals of equal scores are rounding errors, not evidence.
        var error = Math.Sqrt(variance) / n;
        return error < 1e-12 ? 0 : error;
    }

    /// <summary>
    /// (tr Ω)² / tr Ω² where Ω is the covariance of the adjusted group residuals under the working model that the
    /// examples of a group agree wholly (variance n_g² of a group's sum): fewer degrees where sizes differ, and no
    /// nuisance parameter to estimate.
    /// </summary>
    private static double FreedomOfSizes(int[] sizes, double n)
    {
        // Ω_gk = √(w_g w_k) (δ v_g − (n_k v_g + n_g v_k)/n + n_g n_k V/n²), w = 1/(1 − n_g/n), v = n_g².
        // The off-diagonal squares factor into sums over one index: G steps instead of G².
        double total = 0, trace = 0, diagonal = 0, sameDiagonal = 0, wnn = 0, wvv = 0, wnv = 0;
        foreach (double size in sizes)
        {
            total += size * size;
        }

        foreach (double size in sizes)
        {
            var (v, w) = (size * size, 1 / (1 - (size / n)));
            var shared = w * ((2 * size * v / n) - (size * size * total / (n * n)));
            var own = (w * v) - shared;
            trace += own;
            diagonal += own * own;
            sameDiagonal += shared * shared;
            wnn += w * size * size;
            wvv += w * v * v;
            wnv += w * size * v;
        }

        var ratio = total / n;
        var squares = (2 * wnn * wvv) + (wnn * wnn * ratio * ratio) + (2 * wnv * wnv) - (4 * ratio * wnv * wnn);
        return trace * trace / (diagonal + (squares / (n * n)) - sameDiagonal);
    }

    /// <summary>
    /// Satterthwaite's degrees of freedom of the spread as seen, 2 V² / Var V, by fourth moments: that of G units if
    /// they are normal, about twice their number if a few stand out.
    /// </summary>
    private static double FreedomOfSpread(Clusters clusters)
    {
        double squares = 0, fourths = 0;
        for (var g = 0; g < clusters.Count; g++)
        {
            var square = Math.Pow(clusters.Sums[g] - (clusters.Sizes[g] * clusters.Mean), 2);
            squares += square;
            fourths += square * square;
        }

        var variance = fourths - (squares * squares / clusters.Count);
        return variance <= 0 ? double.PositiveInfinity : Math.Max(1, 2 * squares * squares / variance);
    }
}
