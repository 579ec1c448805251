using FsCheck.Xunit;
using Rung.Engine.Providers;

namespace Rung.Engine.Tests.Providers;

public sealed class RetryDelayTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("0", 0)]
    [InlineData("120", 120)]
    [InlineData("1.5", 1.5)]
    [InlineData("Mon, 23 Nov 2026 12:00:30 GMT", 30)]
    [InlineData("Monday, 23-Nov-26 12:00:30 GMT", 30)]
    public void Seconds_and_dates_are_read(string value, double seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), RetryDelay.Parse(value, Now));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData("NaN")]
    [InlineData("tomorrow")]
    [InlineData("Mon, 23 Nov 2026 12:00:00 GMT")]
    public void What_says_no_later_moment_is_none(string? value) => Assert.Null(RetryDelay.Parse(value, Now));

    [Theory]
    [InlineData("1e300")]
    [InlineData("Infinity")]
    public void What_no_time_span_holds_is_the_longest(string value) =>
        Assert.Equal(TimeSpan.MaxValue, RetryDelay.Parse(value, Now));

    [Property]
    public bool Nothing_makes_it_throw_or_go_back(string? value) => RetryDelay.Parse(value, Now) is not { Ticks: < 0 };
}
