using Rung.Core.Data;
using Rung.Core.Economics;
using Rung.Core.Economics.Calls;
using Rung.Core.Ladder;
using Rung.Engine.Climbing;
using Rung.Engine.Ownership;
using Rung.Engine.Prompting;
using Rung.Engine.Retrieving.Prompts;
using Rung.Engine.Retrieving.Trials;
using Rung.Engine.Tasks;
using Rung.Engine.Tests.Prompting;
using Rung.Engine.Tests.Providers;

namespace Rung.Engine.Tests.Retrieving;

public sealed class CachedBeginningTests : IDisposable
{
    private static readonly ModelPrice Price = new() { Input = 1m, CachedInput = 0.1m, CacheWrite = 1.25m, Output = 10m };

    private readonly DocumentsFixture _documents = new();

    public void Dispose() => _documents.Dispose();

    [Theory]
    [InlineData(0, 0)]
    [InlineData(8760, 0.6321205588285577)] // a call in five minutes on average: 1 − 1/e
    [InlineData(1e9, 1)]
    public void Calls_that_follow_closely_find_the_beginning_kept(double callsPerMonth, double share) =>
        Assert.Equal(share, PromptCache.FoundShare(callsPerMonth), 12);

    [Fact]
    public void What_is_not_read_is_written_and_no_token_is_lost()
    {
        var call = new TokenCounts(50, 1000, 10, 0);

        var seldom = PromptCache.AtTraffic(call, 0.25);

        Assert.Equal((250, 750, 1060), (seldom.CachedInput, seldom.CacheWrite, seldom.Total));
    }

    [Fact]
    public void The_report_says_what_writing_and_reading_costs_and_how_often_it_is_found()
    {
        var text = BeginningText.Of(20_000, Price, callsPerMonth: 8760);

        Assert.Contains("written to the provider's cache for $0.025, read from it for $0.002 instead of $0.02 in full", text, StringComparison.Ordinal);
        Assert.Contains("At 8,760 calls a month 63 % come within 5 minutes of the one before", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(20_000, false, "no lower price for cached input is known")]
    [InlineData(500, true, "too few for a provider's cache")]
    public void Without_a_discount_the_full_price_is_said(int tokens, bool hasDiscount, string why) => Assert.Contains(
        why, BeginningText.Of(tokens, hasDiscount ? Price : Price with { CachedInput = null }, callsPerMonth: null), StringComparison.Ordinal);

    [Fact]
    public async Task A_forecast_writes_the_documents_once_and_reads_them_with_every_other_call()
    {
        _documents.Write("long.md", "# Long\n\n" + string.Concat(Enumerable.Range(0, 800).Select(i => $"Sentence {i} tells of nothing. ")));
        await using var live = await PricedAsync();
        var whole = await ForecastAsync(live, "whole corpus small");
        await using var undiscounted = await PricedAsync(Price with { CachedInput = null });
        var full = await ForecastAsync(undiscounted, "whole corpus small");
        var retrieved = await ForecastAsync(live, "documents small");

        var beginning = whole.Beginning!;
        Assert.True(beginning.IsCheaper);
        Assert.Equal(full.Likely!.Value.Usd - (2 * beginning.Full.Usd) + beginning.Write.Usd + beginning.Read.Usd, whole.Likely!.Value.Usd);
        Assert.Contains("written to the provider's prompt cache once", ForecastLine.Of("whole corpus small", whole), StringComparison.Ordinal);
        Assert.True(whole.AtMost > full.Likely);
        Assert.Null(retrieved.Beginning);
    }

    [Fact]
    public void Seldom_calls_are_reckoned_with_a_beginning_that_is_forgotten()
    {
        var measured = Owned(new TokenCounts(50, 20_000, 10, 0), cost: Price.CostOf(new TokenCounts(50, 20_000, 10, 0)));

        var seldom = CostPerCall(measured, calls: 100);
        var often = CostPerCall(measured, calls: 1_000_000);

        Assert.InRange((double)seldom, 0.0245, 0.0255);
        Assert.InRange((double)often, 0.0021, 0.0022);
        Assert.Equal(often, CostPerCall(measured with { SharesBeginning = false }, calls: 100), 6);
    }

    [Fact]
    public void What_finding_passages_costs_is_paid_beside_the_tokens()
    {
        var tokens = new TokenCounts(100, 0, 10, 0);
        var measured = Owned(tokens, Price.CostOf(tokens) + new Money(0.002m));

        var costs = RunningCosts.Of(measured, 0.95, traffic: null)!.Value;

        Assert.Equal(2, costs.Length);
        Assert.Equal(0.002, Assert.IsType<PerCallBilling>(costs[1]).DollarsPerCall.Value.Expected, 9);
    }

    private static decimal CostPerCall(OwnedMeasurement measured, int calls) => Assert.IsType<TokenBilling>(Assert.Single(
        RunningCosts.Of(measured, 0.95, new TrafficDefinition { Calls = Quantity.Certain((decimal)calls) })!.Value)).CostPerCall(0).Usd;

    private static OwnedMeasurement Owned(TokenCounts tokens, Money cost) => new()
    {
        Candidate = new Candidate { Name = "whole corpus small", Rung = RungKind.Retrieve, Definition = "whole" },
        Attempts = [.. Enumerable.Range(0, 3).Select(i => new Attempt { Example = new ExampleId($"e{i}"), Output = "x", Tokens = tokens, Cost = cost })],
        Price = Price,
        SharesBeginning = true,
    };

    private static async Task<LiveFixture> PricedAsync(ModelPrice? price = null) =>
        new(await ScriptedProvider.StartAsync()) { Change = model => model with { Price = price ?? Price } };

    private async Task<CostForecast> ForecastAsync(LiveFixture live, string candidate)
    {
        await using var corpus = await _documents.OpenAsync();
        var asked = new[] { TestTask.Example("q1", "How many days of leave?", "thirty"), TestTask.Example("q2", "What does soup cost?", "four euros") };
        var gold = DocumentQuestions.GoldOf([.. asked], corpus.Passages);
        var candidates = new DocumentCatalog(_documents.Task, new(corpus.View.Lexical, 5, corpus), gold, live.Setup.Time).For(live.Model);
        var chosen = candidates.First(each => each.Answerer.Candidate.Name == candidate);
        return await CostForecast.ForAsync(chosen.Answerer, asked, [], TestContext.Current.CancellationToken);
    }
}
