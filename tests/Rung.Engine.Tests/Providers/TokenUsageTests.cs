using Microsoft.Extensions.AI;
using Rung.Core.Economics;
using Rung.Engine.Providers;

namespace Rung.Engine.Tests.Providers;

public sealed class TokenUsageTests
{
    [Fact]
    public void Kinds_that_are_billed_apart_do_not_overlap() => Assert.Equal(
        new TokenCounts(Input: 60, CachedInput: 40, Output: 15, Reasoning: 5),
        TokenUsage.Of(Usage(input: 100, output: 20, total: 120, cached: 40, reasoning: 5)));

    [Fact]
    public void Reasoning_that_is_counted_beside_the_output_is_not_taken_from_it() => Assert.Equal(
        new TokenCounts(Input: 100, CachedInput: 0, Output: 20, Reasoning: 50),
        TokenUsage.Of(Usage(input: 100, output: 20, total: 170, reasoning: 50)));

    [Fact]
    public void The_total_tells_where_small_reasoning_is_counted() => Assert.Equal(
        new TokenCounts(Input: 100, CachedInput: 0, Output: 20, Reasoning: 5),
        TokenUsage.Of(Usage(input: 100, output: 20, total: 125, reasoning: 5)));

    [Fact]
    public void More_cached_than_input_is_all_of_the_input() => Assert.Equal(
        new TokenCounts(Input: 0, CachedInput: 10, Output: 1, Reasoning: 0),
        TokenUsage.Of(Usage(input: 10, output: 1, total: 11, cached: 99)));

    [Fact]
    public void A_usage_that_is_absent_in_part_is_unknown()
    {
        Assert.Null(TokenUsage.Of(null));
        Assert.Null(TokenUsage.Of(new UsageDetails { InputTokenCount = 3 }));
        Assert.Null(TokenUsage.Of(new UsageDetails { InputTokenCount = -1, OutputTokenCount = 2 }));
    }

    private static UsageDetails Usage(long input, long output, long total, long? cached = null, long? reasoning = null) => new()
    {
        InputTokenCount = input,
        OutputTokenCount = output,
        TotalTokenCount = total,
        CachedInputTokenCount = cached,
        ReasoningTokenCount = reasoning,
    };
}
