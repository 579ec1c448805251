using System.Collections.Immutable;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.LinearAlgebra;

namespace Rung.Core.Statistics;

/// <summary>
/// How an error falls with the number of examples: error(n) = a · (n + d)^−b + c, the power law with an offset, which with one
/// other form fits learning curves best (Mohr, Viering, Loog and van Rijn, "LCDB 1.0", 2022, over 246 data sets). The offset
/// d tells where learning has hardly begun. A posterior over (a, b, c, d) on a grid; a is linear and is integrated out. Immutable.
/// </summary>
/// <remarks>
/// With few sizes the floor c and the exponent b are hardly told apart, and a single best fit would be surer than the data.
/// Priors: b is lognormal around 0.5 with σ = 0.6 (most exponents reported lie between 0.1 and 1); c is a share of the
/// lowest measured error, with the density 2(1 − u) on [0, 1]: some of what is left can be learnt; d is exponential with half the
/// largest size as its mean. Measurements are normal with the covariance given, to which <see cref="ModelError"/> is added: no curve of three numbers is exact.
/// </remarks>
public sealed class PowerLaw
{
    /// <summary>How far a curve may lie from the law at a size, as a share of the error there.</summary>
    public const double ModelError = 0.02;

    private const int Steps = 40;
    private const int OffsetSteps = 12;
    private const double HighestOffset = 3;
    private const double TypicalOffset = 0.5;
    private const double LeastWeight = 1e-6;
    private const double LowestExponent = 0.03;
    private const double HighestExponent = 2.5;
    private const double TypicalExponent = 0.5;
    private const double ExponentSpread = 0.6;
    private const double Precision = 1e-7;

    private readonly ImmutableArray<Component> _components;

    private PowerLaw(ImmutableArray<Component> components, double largestSize)
    {
        _components = components;
        LargestSize = largestSize;
    }

    /// <summary>The largest size that was measured.</summary>
    public double LargestSize { get; }

    /// <summary>The posterior mean of the exponent b.</summary>
    public double Exponent => _components.Sum(component => component.Weight * component.Exponent);

    /// <summary>The posterior mean of the floor c.</summary>
    public double Floor => _components.Sum(component => component.Weight * component.Floor);

    /// <summary>Fits the law.</summary>
    /// <param name="sizes">How many examples were learnt from; at least three different ones, rising.</param>
    /// <param name="errors">The mean error at each size, in [0, 1].</param>
    /// <param name="covariance">Of the mean errors: symmetric, one row a size.</param>
    /// <exception cref="ArgumentException">There are fewer than three sizes, or they do not rise.</exception>
    public static PowerLaw Fit(IReadOnlyList<double> sizes, IReadOnlyList<double> errors, IReadOnlyList<double[]> covariance)
    {
        ArgumentNullException.ThrowIfNull(sizes);
        ArgumentNullException.ThrowIfNull(errors);
        ArgumentNullException.ThrowIfNull(covariance);
        if (sizes.Count < 3 || sizes.Count != errors.Count || !sizes.Zip(sizes.Skip(1)).All(pair => pair.First < pair.Second && pair.First > 0))
        {
            throw new ArgumentException("A power law needs three sizes or more, rising, with an error each.", nameof(sizes));
        }

        var inverse = WithModelError(covariance, errors).Inverse();
        var measured = Vector<double>.Build.DenseOfEnumerable(errors);
        var lowest = Math.Max(errors.Min(), Precision);
        var grid = new List<(Component Component, double LogWeight)>();
        for (var i = 0; i < Steps; i++)
        {
            var exponent = LowestExponent * Math.Pow(HighestExponent / LowestExponent, (i + 0.5) / Steps);
            for (var k = 0; k < OffsetSteps; k++)
            {
                // Denser near 0, as the prior is.
                var offset = HighestOffset * Math.Pow((double)k / OffsetSteps, 2);
                var powers = Vector<double>.Build.Dense(sizes.Count, place => Math.Pow((sizes[place] / sizes[^1]) + offset, -exponent));
                var width = Math.Log(((2.0 * k) + 1) / OffsetSteps);
                for (var j = 0; j < Steps; j++)
                {
                    var share = (j + 0.5) / Steps;
                    var (component, weight) = Weigh(measured, powers, inverse, exponent, share, share * lowest);
                    grid.Add((component with { Offset = offset }, weight + width - (offset / TypicalOffset)));
                }
            }
        }

        var most = grid.Max(cell => cell.LogWeight);
        var total = grid.Sum(cell => Math.Exp(cell.LogWeight - most));
        return new PowerLaw(
            [.. grid.Select(cell => cell.Component with { Weight = Math.Exp(cell.LogWeight - most) / total }).Where(component => component.Weight > LeastWeight)],
            sizes[^1]);
    }

    /// <summary>The error at a size, with the interval of the curve there.</summary>
    /// <param name="size">How many examples are learnt from.</param>
    /// <param name="confidence">The coverage of the interval, for example 0.9.</param>
    public (double Error, Interval Interval) Predict(double size, double confidence)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
        var tail = (1 - confidence) / 2;
        return (Quantile(size, 0.5), new Interval(Quantile(size, tail), Quantile(size, 1 - tail)));
    }

    /// <summary>The probability that the error at a size is at most <paramref name="error"/>.</summary>
    public double ProbabilityAtMost(double size, double error)
    {
        var sum = 0.0;
        foreach (var component in _components)
        {
            var power = Math.Pow((size / LargestSize) + component.Offset, -component.Exponent);
            var mean = component.Floor + (component.Scale * power);
            var spread = Math.Sqrt(Math.Pow(component.ScaleSpread * power, 2) + Math.Pow(ModelError * mean, 2));
            sum += component.Weight * Normal.CDF(mean, Math.Max(spread, Precision), error);
        }

        return sum / _components.Sum(component => component.Weight);
    }

    private static (Component Component, double LogWeight) Weigh(
        Vector<double> measured, Vector<double> powers, Matrix<double> inverse, double exponent, double share, double floor)
    {
        // Generalised least squares for a; a flat prior on it leaves 1 / √(x′Σ⁻¹x).
        var excess = measured - floor;
        var projected = inverse * powers;
        var information = powers * projected;
        var scale = projected * excess / information;
        var residual = excess - (powers * scale);
        var likelihood = (-0.5 * (residual * (inverse * residual))) - (0.5 * Math.Log(information));
        var prior = (-0.5 * Math.Pow(Math.Log(exponent / TypicalExponent) / ExponentSpread, 2)) + Math.Log(1 - share);
        var weight = scale > 0 ? likelihood + prior : double.NegativeInfinity;
        return (new Component(exponent, floor, scale, Math.Sqrt(1 / information), Weight: 0), weight);
    }

    private static Matrix<double> WithModelError(IReadOnlyList<double[]> covariance, IReadOnlyList<double> errors)
    {
        var matrix = Matrix<double>.Build.DenseOfRowArrays(covariance);
        for (var i = 0; i < errors.Count; i++)
        {
            matrix[i, i] += Math.Pow(ModelError * errors[i], 2) + (Precision * Precision);
        }

        return matrix;
    }

    /// <summary>By bisection: the distribution is a mixture, and rises.</summary>
    private double Quantile(double size, double probability)
    {
        var (low, high) = (0.0, 1.0);
        while (high - low > Precision)
        {
            var middle = (low + high) / 2;
            (low, high) = ProbabilityAtMost(size, middle) < probability ? (middle, high) : (low, middle);
        }

        return (low + high) / 2;
    }

    /// <summary>One point of the grid, sizes in units of the largest.</summary>
    private sealed record Component(double Exponent, double Floor, double Scale, double ScaleSpread, double Weight)
    {
        /// <summary>In units of the largest size.</summary>
        public double Offset { get; init; }
    }
}
