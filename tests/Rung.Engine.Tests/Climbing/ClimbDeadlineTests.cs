using Rung.Engine.Climbing;

namespace Rung.Engine.Tests.Climbing;

public sealed class ClimbDeadlineTests
{
    private readonly ManualTime _clock = new();

    [Fact]
    public void What_one_stage_used_is_not_there_for_the_next()
    {
        var deadline = new ClimbDeadline(_clock, TimeSpan.FromMinutes(10));

        _clock.Ticks += TimeSpan.FromMinutes(7).Ticks;

        Assert.Equal(TimeSpan.FromMinutes(3), deadline.Left);
        Assert.False(deadline.HasPassed);
    }

    [Fact]
    public void Nothing_is_left_once_it_has_passed()
    {
        var deadline = new ClimbDeadline(_clock, TimeSpan.FromMinutes(10));

        _clock.Ticks += TimeSpan.FromMinutes(11).Ticks;

        Assert.Equal(TimeSpan.Zero, deadline.Left);
        Assert.True(deadline.HasPassed);
        Assert.Equal("The time of the budget (10 minutes) was used up", deadline.UsedUp);
    }

    [Fact]
    public void Without_a_limit_it_never_passes()
    {
        var deadline = new ClimbDeadline(_clock, limit: null);

        _clock.Ticks += TimeSpan.FromDays(1).Ticks;

        Assert.Null(deadline.Left);
        Assert.False(deadline.HasPassed);
    }

    private sealed class ManualTime : TimeProvider
    {
        public long Ticks { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Ticks;
    }
}
