using Rung.Core.Ladder;
using Rung.Core.Statistics;
using Rung.Engine.Reports;

namespace Rung.Engine.Tests.Reports;

public sealed class BesideTestTests
{
    [Fact]
    public void Where_nothing_is_generated_there_is_one_score() =>
        Assert.Equal(" Edge cases: 0.500 [0.400, 0.600], n = 30.", ReportText.BesideTest(Candidate(Of(0.5, 30), Of(0.5, 30), null)));

    [Fact]
    public void Natural_and_generated_scores_stand_apart() =>
        Assert.Equal(
            " Edge cases: 0.500 [0.400, 0.600], n = 30; generated: 0.700 [0.600, 0.800], n = 40.",
            ReportText.BesideTest(Candidate(Of(0.6, 70), Of(0.5, 30), Of(0.7, 40))));

    [Fact]
    public void Generated_ones_alone_are_called_so() =>
        Assert.Equal(" Edge cases, generated: 0.700 [0.600, 0.800], n = 40.", ReportText.BesideTest(Candidate(Of(0.7, 40), null, Of(0.7, 40))));

    [Fact]
    public void Without_edge_cases_nothing_is_said() => Assert.Equal("", ReportText.BesideTest(Candidate(null, null, null)));

    [Fact]
    public void The_score_without_twins_comes_first()
    {
        var candidate = Candidate(Of(0.5, 30), Of(0.5, 30), null) with { TestWithoutTwins = Of(0.4, 20) };

        Assert.Equal(
            " Without twins of train: 0.400 [0.300, 0.500], n = 20. Edge cases: 0.500 [0.400, 0.600], n = 30.",
            ReportText.BesideTest(candidate));
    }

    private static MeasuredCandidate Candidate(Estimate? all, Estimate? natural, Estimate? generated) =>
        ReportFixture.Source().Result.Candidates[1] with { Edge = all, EdgeNatural = natural, EdgeGenerated = generated };

    private static Estimate Of(double value, int count) =>
        ReportFixture.Source().Result.Candidates[1].Test!.Value with { Value = value, Interval = new Interval(value - 0.1, value + 0.1), Count = count };
}
