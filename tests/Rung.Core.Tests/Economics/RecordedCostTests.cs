using System.Text.Json;
using Rung.Core.Economics;
using Rung.Core.Tests.Texts;

namespace Rung.Core.Tests.Economics;

/// <summary>
/// Costs that others recorded in July 2023, a thousand calls of each of four models, from token counts and prices of that
/// time. Two things were not recorded and are known from elsewhere: see docs/economics-recorded.md.
/// </summary>
public sealed class RecordedCostTests
{
    private const decimal PerMillion = 1_000_000m;

    /// <summary>Amounts were saved as binary fractions, which differ from the decimal ones in the seventeenth place.</summary>
    private const int Places = 12;

    [Theory]
    [InlineData("gpt-3.5-turbo-0301", "0.000054")]
    [InlineData("gpt-3.5-turbo-0613", "0.000684")]
    [InlineData("gpt-4-0314", "0.000182")]
    [InlineData("gpt-4-0613", "0")]
    public void The_total_of_a_thousand_calls_is_reproduced_to_less_than_a_tenth_of_a_percent(string arm, string off)
    {
        var bill = Bill.Of(arm);
        var recorded = bill.Calls.Sum(call => call.Recorded);
        var missing = (recorded - bill.Calls.Sum(bill.CostOf)) / recorded;

        Assert.Equal(1_000, bill.Calls.Length);
        Assert.Equal(Parse(off), decimal.Round(missing, 6));
        Assert.InRange(missing, 0, 0.001m);
    }

    [Theory]
    [InlineData("gpt-3.5-turbo-0301", 993, 2, "0.0120")]
    [InlineData("gpt-3.5-turbo-0613", 900, 10, "0.0208")]
    [InlineData("gpt-4-0314", 996, 4, "0.0255")]
    [InlineData("gpt-4-0613", 1_000, 0, "0")]
    public void Most_calls_are_reproduced_to_the_last_digit_and_few_are_off_by_a_percent(string arm, int exact, int beyondOnePercent, string largest)
    {
        var bill = Bill.Of(arm);
        var errors = bill.Calls.Select(call => Math.Abs(bill.CostOf(call) - call.Recorded) / call.Recorded).ToArray();

        Assert.Equal(exact, bill.Calls.Count(call => IsExact(bill.CostOf(call), call)));
        Assert.Equal(beyondOnePercent, errors.Count(error => error > 0.01m));
        Assert.Equal(Parse(largest), decimal.Round(errors.Max(), 4));
    }

    /// <summary>
    /// A square root's sign is two tokens; saved as an underscore it was counted again as one. The two calls left have an
    /// underscore that the model wrote itself.
    /// </summary>
    [Theory]
    [InlineData("gpt-3.5-turbo-0301", 999)]
    [InlineData("gpt-3.5-turbo-0613", 1_000)]
    [InlineData("gpt-4-0314", 999)]
    [InlineData("gpt-4-0613", 1_000)]
    public void With_a_token_more_for_each_letter_lost_in_saving_the_rest_is_exact_too(string arm, int exact)
    {
        var bill = Bill.Of(arm);

        Assert.Equal(exact, bill.Calls.Count(call => IsExact(bill.CostOf(call with { OutputTokens = call.OutputTokens + call.Lost }), call)));
    }

    [Theory]
    [InlineData("gpt-3.5-turbo-0301")]
    [InlineData("gpt-3.5-turbo-0613")]
    [InlineData("gpt-4-0314")]
    [InlineData("gpt-4-0613")]
    public void Prices_solved_from_the_calls_alone_are_those_reckoned_with(string arm)
    {
        var bill = Bill.Of(arm);
        var (input, output) = bill.LeastSquares();

        Assert.InRange(output / bill.Price.Output, 0.999m, 1.001m);
        Assert.InRange(input / bill.Price.Input, 0.99m, 1.01m);
    }

    /// <summary>The price list had lowered it before these calls were made; the recording went on with the old price.</summary>
    [Fact]
    public void The_lower_input_price_of_June_2023_is_not_what_was_recorded()
    {
        var bill = Bill.Of("gpt-3.5-turbo-0613");
        var lowered = bill with { Price = bill.Price with { Input = 1.5m } };
        var recorded = bill.Calls.Sum(call => call.Recorded);

        Assert.Equal(-0.0235m, decimal.Round((bill.Calls.Sum(lowered.CostOf) - recorded) / recorded, 4));
        Assert.Equal(0, bill.Calls.Count(call => IsExact(lowered.CostOf(call), call)));
    }

    private static bool IsExact(decimal reckoned, Call call) => reckoned == decimal.Round(call.Recorded, Places);

    private static decimal Parse(string number) => decimal.Parse(number, System.Globalization.CultureInfo.InvariantCulture);

    private sealed record Call(decimal Recorded, long OutputTokens, int Lost);

    private sealed record Bill(ModelPrice Price, long InputTokens, Call[] Calls)
    {
        /// <summary>
        /// The question is 23 tokens of cl100k_base whatever its number; around a message came 7 tokens, and 8 with the model of
        /// March 2023's smaller kind.
        /// </summary>
        public static Bill Of(string arm)
        {
            var (input, output, tokens) = arm switch
            {
                "gpt-3.5-turbo-0301" => (2m, 2m, 31),
                "gpt-3.5-turbo-0613" => (2m, 2m, 30),
                _ => (30m, 60m, 30),
            };
            var lines = File.ReadLines(Shared.PathTo($"recorded/llmdrift-prime/arms/{arm}.jsonl"));
            return new(new ModelPrice { Input = input, Output = output }, tokens, [.. lines.Select(Read)]);
        }

        public decimal CostOf(Call call) => Price.CostOf(new TokenCounts(InputTokens, 0, call.OutputTokens, 0)).Usd;

        /// <summary>Dollars per million, from the straight line of costs over output tokens.</summary>
        public (decimal Input, decimal Output) LeastSquares()
        {
            var (tokens, cost) = (Calls.Average(call => (decimal)call.OutputTokens), Calls.Average(call => call.Recorded));
            var slope = Calls.Sum(call => (call.OutputTokens - tokens) * (call.Recorded - cost))
                / Calls.Sum(call => (call.OutputTokens - tokens) * (call.OutputTokens - tokens));
            return ((cost - (slope * tokens)) * PerMillion / InputTokens, slope * PerMillion);
        }

        private static Call Read(string line)
        {
            using var json = JsonDocument.Parse(line);
            var call = json.RootElement;
            return new(
                call.GetProperty("costUsd").GetDecimal(),
                (long)call.GetProperty("outputTokens").GetDecimal(),
                call.GetProperty("output").GetString()!.Count(letter => letter == '_'));
        }
    }
}
