using FsCheck;
using FsCheck.Xunit;
using Rung.Core.Statistics;

namespace Rung.Core.Tests.Statistics;

public sealed class WilsonTests
{
    // Newcombe, Stat. Med. 17, 1998, table I, method 3.
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0.0000, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void The_intervals_are_those_of_Newcombe(int successes, int count, double low, double high)
    {
        var interval = Wilson.Interval(successes, count, confidence: 0.95);

        Assert.Equal(low, interval.Low, 4);
        Assert.Equal(high, interval.High, 4);
    }

    [Property]
    public bool Failures_mirror_successes(NonNegativeInt successes, NonNegativeInt failures)
    {
        var count = successes.Get + failures.Get + 1;

        var interval = Wilson.Interval(successes.Get, count, confidence: 0.9);
        var mirrored = Wilson.Interval(count - successes.Get, count, confidence: 0.9);

        return Math.Abs(interval.Low - (1 - mirrored.High)) < 1e-12 && Math.Abs(interval.High - (1 - mirrored.Low)) < 1e-12;
    }

    [Property]
    public bool The_proportion_lies_inside(NonNegativeInt successes, NonNegativeInt failures)
    {
        var count = successes.Get + failures.Get + 1;

        return !Wilson.Interval(successes.Get, count, confidence: 0.95).Excludes((double)successes.Get / count);
    }

    [Theory]
    [InlineData(1, 0, 0.95)]
    [InlineData(-1, 5, 0.95)]
    [InlineData(6, 5, 0.95)]
    [InlineData(1, 5, 0)]
    [InlineData(1, 5, 1)]
    [InlineData(1, 5, double.NaN)]
    public void What_is_no_proportion_is_refused(int successes, int count, double confidence) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Wilson.Interval(successes, count, confidence));
}
