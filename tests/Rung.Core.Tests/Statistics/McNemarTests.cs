using FsCheck;
using FsCheck.Xunit;
using Rung.Core.Statistics;

namespace Rung.Core.Tests.Statistics;

public sealed class McNemarTests
{
    // Fagerland et al., BMC Med. Res. Meth. 13:91, 2013: airway hyper-responsiveness (1 and 7 discordant) and
    // complete response after consolidation therapy (6 and 16).
    [Theory]
    [InlineData(1, 7, 0.0391)]
    [InlineData(6, 16, 0.0347)]
    [InlineData(0, 0, 1)]
    [InlineData(5, 5, 1)]
    public void The_p_values_are_those_of_Fagerland(int onlyFirst, int onlySecond, double expected) =>
        Assert.Equal(expected, McNemar.MidP(onlyFirst, onlySecond), 4);

    [Property]
    public bool Exchanging_the_candidates_changes_nothing(NonNegativeInt first, NonNegativeInt second)
    {
        var pValue = McNemar.MidP(first.Get, second.Get);

        return pValue is >= 0 and <= 1 && pValue == McNemar.MidP(second.Get, first.Get);
    }

    [Property]
    public bool More_of_a_lead_is_less_probable(PositiveInt fewer, PositiveInt lead) =>
        McNemar.MidP(fewer.Get, fewer.Get + lead.Get + 1) < McNemar.MidP(fewer.Get, fewer.Get + lead.Get);

    [Fact]
    public void Many_examples_do_not_overflow() => Assert.Equal(0.3174, McNemar.MidP(499_500, 500_500), 3);
}
