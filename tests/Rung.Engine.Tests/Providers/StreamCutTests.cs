using Rung.Core.Ladder;

namespace Rung.Engine.Tests.Providers;

public sealed class StreamCutTests
{
    // Two, three and four bytes a letter: a cut falls within each.
    private const string Answer = "naïve – 🐢";

    [Fact]
    public async Task A_stream_cut_in_two_writes_at_any_byte_gives_the_same_answer()
    {
        var bytes = Sse.Answer(Answer);
        await using var live = await LiveFixture.StartAsync();
        for (var position = 0; position <= bytes.Length; position++)
        {
            live.Server.Enqueue(Reply.Split(bytes, position));

            var attempt = await live.AttemptAsync($"split at {position}");

            Assert.Equal(Answer, attempt.Output);
            Assert.Equal(120, attempt.Tokens.Total);
        }

        Assert.Equal(bytes.Length + 1, live.Server.Requests.Count);
    }

    [Fact]
    public async Task A_stream_that_ends_before_its_end_mark_has_a_cause_wherever_it_ends()
    {
        var bytes = Sse.Answer(Answer);
        var beforeMark = bytes.Length - "]\n\n".Length;
        await using var live = await LiveFixture.StartAsync();
        for (var length = 0; length <= beforeMark; length++)
        {
            live.Server.Enqueue(Reply.Truncated(bytes, length));

            var attempt = await live.AttemptAsync($"ends at {length}");

            Assert.Null(attempt.Output);
            Assert.True(
                attempt.Failure?.Cause is FailureCause.ConnectionLost or FailureCause.MalformedResponse,
                $"{length}: {attempt.Failure}");
        }

        Assert.Equal(beforeMark + 1, live.Server.Requests.Count);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public async Task Each_line_ending_of_the_standard_is_understood(string ending)
    {
        var text = System.Text.Encoding.UTF8.GetString(Sse.Answer(Answer)).Replace("\n", ending, StringComparison.Ordinal);
        await using var live = await LiveFixture.StartAsync(Reply.Raw(System.Text.Encoding.UTF8.GetBytes(text)));

        Assert.Equal(Answer, (await live.AttemptAsync()).Output);
    }

    [Fact]
    public async Task The_end_mark_within_an_answer_ends_nothing()
    {
        var bytes = Sse.Answer("data: [DONE] is the mark");
        var withoutMark = bytes.Length - "data: [DONE]\n\n".Length;
        await using var live = await LiveFixture.StartAsync(Reply.Raw(bytes), Reply.Truncated(bytes, withoutMark));

        Assert.Equal("data: [DONE] is the mark", (await live.AttemptAsync("whole")).Output);
        Assert.Equal(FailureCause.ConnectionLost, (await live.AttemptAsync("cut")).Failure?.Cause);
    }
}
