using FsCheck;
using FsCheck.Xunit;
using Rung.Core.Statistics;

namespace Rung.Core.Tests.Statistics;

public sealed class ClusterRobustTests
{
    [Fact]
    public void Groups_of_one_size_give_the_textbook_error_with_one_degree_less_than_groups()
    {
        // Group means 1, 0, 0.5, 0.5, 0: their standard error is that of the mean.
        double[] values = [1, 1, 0, 0, 1, 0, 0, 1, 0, 0];
        var robust = ClusterRobust.Of(Clusters.Of(values, ["a", "a", "b", "b", "c", "c", "d", "d", "e", "e"]));

        Assert.Equal(Math.Sqrt(0.7 / 4 / 5), robust.StandardError, 12);
        Assert.Equal(4, robust.SizeFreedom, 10);
    }

    [Property]
    public bool Examples_on_their_own_give_the_standard_error_of_a_mean(byte[] raw)
    {
        double[] values = [.. raw.Select(value => value / 255.0), 0.25, 0.75];
        var mean = values.Average();
        var variance = values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1);

        var robust = ClusterRobust.Of(Clusters.Of(values, groups: null));

        return Math.Abs(robust.StandardError - Math.Sqrt(variance / values.Length)) < 1e-12
            && Math.Abs(robust.SizeFreedom - (values.Length - 1)) < 1e-6;
    }

    [Fact]
    public void The_degrees_of_freedom_are_those_of_the_whole_matrix()
    {
        int[] sizes = [1, 2, 3, 5, 8, 13, 40];
        double[] values = [.. sizes.SelectMany((size, g) => Enumerable.Repeat(g % 3 / 2.0, size))];
        string?[] groups = [.. sizes.SelectMany((size, g) => Enumerable.Repeat($"{g}", size))];

        Assert.Equal(ByMatrix(sizes), ClusterRobust.Of(Clusters.Of(values, groups)).SizeFreedom, 9);
    }

    [Fact]
    public void One_group_that_outweighs_the_rest_leaves_few_degrees()
    {
        double[] values = [.. Enumerable.Range(0, 200).Select(i => i % 2 / 1.0)];
        string?[] groups = [.. Enumerable.Range(0, 200).Select(i => i < 100 ? "large" : $"{i / 5}")];

        Assert.InRange(ClusterRobust.Of(Clusters.Of(values, groups)).SizeFreedom, 1, 2);
    }

    /// <summary>(tr Ω)² / tr Ω², element by element.</summary>
    private static double ByMatrix(int[] sizes)
    {
        double n = sizes.Sum(), total = sizes.Sum(size => size * size), trace = 0, squares = 0;
        for (var g = 0; g < sizes.Length; g++)
        {
            for (var k = 0; k < sizes.Length; k++)
            {
                double a = sizes[g], b = sizes[k];
                var covariance = (g == k ? a * a : 0) - (b * a * a / n) - (a * b * b / n) + (a * b * total / (n * n));
                var element = covariance / Math.Sqrt((1 - (a / n)) * (1 - (b / n)));
                trace += g == k ? element : 0;
                squares += element * element;
            }
        }

        return trace * trace / squares;
    }
}
