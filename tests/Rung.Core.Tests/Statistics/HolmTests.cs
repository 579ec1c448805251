using FsCheck;
using FsCheck.Xunit;
using Rung.Core.Statistics;

namespace Rung.Core.Tests.Statistics;

public sealed class HolmTests
{
    [Fact]
    public void The_textbook_example_comes_out_in_the_order_of_the_input()
    {
        // R: p.adjust(c(0.01, 0.04, 0.03, 0.005), "holm")
        var adjusted = Holm.Adjust([0.01, 0.04, 0.03, 0.005]);

        Assert.Equal([0.03, 0.06, 0.06, 0.02], adjusted.Select(pValue => Math.Round(pValue, 10)));
    }

    [Fact]
    public void Nothing_compared_is_nothing_adjusted() => Assert.Empty(Holm.Adjust([]));

    [Property]
    public bool Order_is_kept_and_no_p_value_falls(NonNegativeInt[] raw)
    {
        var pValues = raw.Select(value => value.Get % 1001 / 1000.0).ToArray();

        var adjusted = Holm.Adjust(pValues);

        return Enumerable.Range(0, pValues.Length).All(i =>
            adjusted[i] >= pValues[i] && adjusted[i] <= 1
            && Enumerable.Range(0, pValues.Length).All(j => pValues[i] > pValues[j] || adjusted[i] <= adjusted[j]));
    }

    [Property]
    public bool Between_Bonferroni_and_none(NonNegativeInt[] raw)
    {
        var pValues = raw.Select(value => value.Get % 1001 / 1000.0).ToArray();

        var adjusted = Holm.Adjust(pValues);

        return pValues.Length is 0
            || (Math.Abs(adjusted.Min() - Math.Min(1, pValues.Min() * pValues.Length)) < 1e-12
                && adjusted.Zip(pValues).All(pair => pair.First <= Math.Min(1, pair.Second * pValues.Length) + 1e-12));
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void What_is_no_p_value_is_refused(double pValue) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Holm.Adjust([0.5, pValue]));
}
