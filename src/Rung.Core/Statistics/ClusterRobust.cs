namespace Rung.Core.Statistics;

/// <summary>
/// The standard error of a mean over clustered examples (CR2, bias-reduced linearization) with Satterthwaite degrees of
/// freedom. Bell and McCaffrey, "Bias reduction in standard errors for linear regression with multi-stage samples",
/// Survey Methodology 28, 2002; Imbens and Kolesár, "Robust standard errors in small samples", REStat 98, 2016.
/// With groups of one size it is the classical cluster-robust error with G − 1 degrees of freedom, and with
/// groups of one example the classical standard error of a mean.
/// </summary>
internal readonly record struct ClusterRobust(double StandardError, double DegreesOfFreedom)
{
    /// <summary>Needs two units at least.</summary>
    public static ClusterRobust Of(Clusters clusters) => new(Error(clusters), Freedom(clusters.Sizes, clusters.Examples));

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
    /// examples of a group agree wholly (variance n_g² of a group's sum): fewer degrees where sizes differ, and no nuisance
    /// parameter to estimate.
    /// </summary>
    private static double Freedom(int[] sizes, double n)
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
        var square = ((2 * wnn * wvv) + (wnn * wnn * ratio * ratio) + (2 * wnv * wnv) - (4 * ratio * wnv * wnn)) / (n * n);
        return trace * trace / (diagonal + square - sameDiagonal);
    }
}
