using Rung.Tensors.Kernels.Functions;

namespace Rung.Tensors.Tests.Kernels;

public sealed unsafe class RowsTests
{
    public static TheoryData<int> Lengths() => [1, 7, 8, 15, 16, 31, 32, 33, 47, 64, 95, 513, 1041];

    [Theory]
    [MemberData(nameof(Lengths))]
    public void The_largest_is_found_wherever_it_stands(int length)
    {
        for (var at = 0; at < length; at++)
        {
            var values = Arrays.Normal(length, seed: 3);
            values[at] = 9;
            fixed (float* place = values)
            {
                Assert.Equal(9, Rows.Max(place, length));
                Assert.Equal(at, Rows.IndexOf(place, length, 9));
                Assert.Equal(-1, Rows.IndexOf(place, length, 10));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Powers_and_their_sums_are_those_of_the_obvious_loop(int length)
    {
        var values = Arrays.Normal(length, seed: 5, scale: 3);
        double[] powers = [.. values.Select(value => Math.Exp((value - 2.0) * 0.5))];
        fixed (float* place = values)
        {
            Assert.Equal(values.Sum(value => Math.Exp(value - 2.0)), Rows.PowerSum(place, length, shift: 2), 1e-5 * values.Sum(value => Math.Exp(value - 2.0)));
            Assert.Equal(powers.Sum(), Rows.ExpSum(place, length, shift: 2, scale: 0.5f), 1e-5 * powers.Sum());
        }

        Assert.InRange(Arrays.Distance([.. powers.Select(power => (float)power)], values), 0, 1e-6);
    }

    [Fact]
    public void What_is_multiplied_may_stand_elsewhere()
    {
        var values = Arrays.Normal(37, seed: 6);
        var doubled = new float[37];
        fixed (float* from = values, to = doubled)
        {
            Rows.Scale(2, from, to, 37);
            Rows.Scale(2, from, 37);
        }

        Assert.Equal(values, doubled);
    }
}
