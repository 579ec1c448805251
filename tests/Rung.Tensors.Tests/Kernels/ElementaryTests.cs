using System.Numerics;
using System.Runtime.Intrinsics;
using Rung.Tensors.Kernels.Functions;
using Rung.Tensors.Tests.Kernels.Reference;

namespace Rung.Tensors.Tests.Kernels;

public sealed class ElementaryTests
{
    private const int Points = 40_001;

    [Fact]
    public void The_exponential_keeps_its_bound() =>
        Assert.InRange(LargestError(Elementary.Exp, Math.Exp, -87.3, 88.3, isRelative: true), 0, 2e-7);

    [Fact]
    public void The_exponential_of_512_bits_keeps_its_bound()
    {
        Assert.SkipUnless(Elementary512.IsSupported, "This processor, or this run, has no such registers.");

        Assert.InRange(LargestError(x => Elementary512.Exp(Vector512.Create(x))[0], Math.Exp, -87.3, 88.7, isRelative: true), 0, 2e-7);
    }

    [Theory]
    [InlineData(float.NegativeInfinity, 0)]
    [InlineData(-1e30f, 0)]
    [InlineData(-104, 0)]
    [InlineData(0, 1)]
    [InlineData(88.8f, float.PositiveInfinity)]
    [InlineData(1e30f, float.PositiveInfinity)]
    [InlineData(float.PositiveInfinity, float.PositiveInfinity)]
    [InlineData(float.NaN, float.NaN)]
    public void The_exponential_of_512_bits_is_right_at_its_ends(float x, float expected)
    {
        Assert.SkipUnless(Elementary512.IsSupported, "This processor, or this run, has no such registers.");

        Assert.Equal(expected, Elementary512.Exp(Vector512.Create(x))[0]);
    }

    [Fact]
    public void The_sigmoid_keeps_its_bound() =>
        Assert.InRange(LargestError(Elementary.Sigmoid, x => 1 / (1 + Math.Exp(-x)), -87, 100, isRelative: true), 0, 4e-7);

    [Fact]
    public void The_hyperbolic_tangent_keeps_its_bound() =>
        Assert.InRange(LargestError(Elementary.Tanh, Math.Tanh, -20, 20, isRelative: true), 0, 4e-7);

    [Fact]
    public void The_error_function_keeps_its_bound() =>
        Assert.InRange(LargestError(Elementary.Erf, Plain.Erf, -4.9, 4.9, isRelative: false), 0, 4e-7);

    [Theory]
    [InlineData(float.NegativeInfinity, 0)]
    [InlineData(-1000, 0)]
    [InlineData(0, 1)]
    [InlineData(1000, float.PositiveInfinity)]
    [InlineData(float.PositiveInfinity, float.PositiveInfinity)]
    [InlineData(float.NaN, float.NaN)]
    public void The_exponential_is_right_at_its_ends(float x, float expected) =>
        Assert.Equal(expected, Elementary.Exp(new Vector<float>(x))[0]);

    [Fact]
    public void Not_a_number_stays_one()
    {
        var nan = new Vector<float>(float.NaN);

        Assert.All(
            [Elementary.Exp(nan)[0], Elementary.Sigmoid(nan)[0], Elementary.Tanh(nan)[0], Elementary.Erf(nan)[0]],
            value => Assert.True(float.IsNaN(value)));
    }

    private static double LargestError(
        Func<Vector<float>, Vector<float>> function, Func<double, double> exact, double from, double to, bool isRelative) =>
        LargestError(x => function(new Vector<float>(x))[0], exact, from, to, isRelative);

    private static double LargestError(Func<float, float> function, Func<double, double> exact, double from, double to, bool isRelative)
    {
        var largest = 0d;
        for (var i = 0; i < Points; i++)
        {
            var x = (float)(from + ((to - from) * i / (Points - 1)));
            var expected = exact(x);
            var error = Math.Abs(function(x) - expected);
            largest = Math.Max(largest, isRelative && expected != 0 ? error / Math.Abs(expected) : error);
        }

        return largest;
    }
}
