using Rung.Core.Economics;
using Rung.Core.Economics.BreakEven;
using Rung.Core.Economics.Calls;
using Rung.Core.Economics.Ownership;
using Rung.Core.Economics.Prices;
using Rung.Core.Economics.Uncertainty;

namespace Rung.Core.Tests.Economics;

/// <summary>
/// The worked examples of the articles that the ladder comes from. Each names its article; the one on prompting, retrieval
/// and fine-tuning has no title of its own in our copy, and goes by its mental model.
/// </summary>
public sealed class ArticleTests
{
    private const string SeeBehaveInstruct = "RAG changes what the model can see, fine-tuning how it behaves";
    private const string Production = "Fine-Tuning vs. Prompting: A Decision Framework for Production LLMs";
    private const string Enterprise = "LLM Fine Tuning for Enterprise AI Teams: When It Beats RAG";
    private const string CostEffective = "Cost-effective LLM implementation: when to fine-tune and when to prompt";

    private static readonly ModelPrice Frontier = new() { Input = 2.50m, Output = 10m };

    [Fact]
    [Trait("article", SeeBehaveInstruct)]
    public void Sixty_thousand_tokens_in_ten_thousand_queries_a_day_cost_1500_dollars_a_day()
    {
        var day = 10_000 * Frontier.CostOf(new TokenCounts(60_000, 0, 0, 0)).Usd;

        Assert.Equal(1_500m, day);
        Assert.Equal(45_000m, day * Traffic.DaysPerMonth);
    }

    /// <summary>
    /// The article says about $1,500 a day. Its own inputs make $5,000 a day, and $150,000 in thirty: $1,500 would follow from
    /// $1.50 per million tokens, from 600 tokens a query, or from 150,000 queries a day.
    /// </summary>
    [Fact]
    [Trait("article", SeeBehaveInstruct)]
    public void Half_a_million_queries_of_2000_tokens_at_5_dollars_cost_5000_dollars_a_day_and_not_1500()
    {
        var price = new ModelPrice { Input = 5m, Output = 5m };
        var day = 500_000 * price.CostOf(new TokenCounts(2_000, 0, 0, 0)).Usd;

        Assert.Equal(5_000m, day);
        Assert.Equal(150_000m, day * Traffic.DaysPerMonth);
        Assert.Equal(1_500m, 500_000 * new ModelPrice { Input = 1.50m, Output = 1.50m }.CostOf(new TokenCounts(2_000, 0, 0, 0)).Usd);
        Assert.Equal(1_500m, 500_000 * price.CostOf(new TokenCounts(600, 0, 0, 0)).Usd);
        Assert.Equal(1_500m, 150_000 * price.CostOf(new TokenCounts(2_000, 0, 0, 0)).Usd);
    }

    /// <summary>
    /// With the article's own $1,500 a day against $200 to 400, and $20,000 to 80,000 of one-off, the best case is 15.4 days, the worst
    /// 72.7: its "1 to 3 months" leaves the best cases out. With the $5,000 that follow it is 4 to 18 days.
    /// </summary>
    [Theory]
    [Trait("article", SeeBehaveInstruct)]
    [InlineData(1_500, 20_000, 200, 15.4)]
    [InlineData(1_500, 80_000, 400, 72.7)]
    [InlineData(5_000, 20_000, 200, 4.2)]
    [InlineData(5_000, 80_000, 400, 17.4)]
    public void A_distilled_model_on_its_own_hardware_pays_back_within_days(int teacherPerDay, int oneOff, int studentPerDay, double days)
    {
        var broken = BreakEvenVolume.Calls(new Money(oneOff), new Money(teacherPerDay), new Money(studentPerDay));

        Assert.Equal(days, (double)broken!.Value, 0.05);
    }

    /// <summary>
    /// The article's $200 to 400 a day are four to eight such cards. Its 10⁹ tokens a day are 11,600 a second, so that each has to
    /// take 1,400 to 2,900 in the mean, and more in busy hours.
    /// </summary>
    [Fact]
    [Trait("article", SeeBehaveInstruct)]
    public void Four_H100_at_2_dollars_an_hour_cost_192_dollars_a_day()
    {
        var hosting = (SelfHosting)Cases.Hosted("8b", outputTokens: 100, tokensPerSecond: 2_500, perHour: 2m, replicas: 4).Running[0];
        var month = hosting.CostPerMonth(Traffic.Of(1_000));

        Assert.Equal(4 * 2m * Traffic.HoursPerMonth, month.Usd);
        Assert.Equal(192m, month.Usd / Traffic.HoursPerMonth * 24);
    }

    [Fact]
    [Trait("article", SeeBehaveInstruct)]
    public void The_parts_of_a_managed_retrieval_stack_add_up_to_its_total()
    {
        CostItem[] parts =
        [
            Cases.Monthly("vector database", Quantity.Range(70, 200, 500)),
            Cases.Monthly("embedding", Quantity.Range(50, 150, 300)),
            Cases.Monthly("inference", Quantity.Range(100, 600, 1_500)),
            Cases.Monthly("reranking", Quantity.Range(50, 100, 200)),
        ];

        Assert.Equal(270m, parts.Sum(part => part.Low.Usd));
        Assert.Equal(2_500m, parts.Sum(part => part.High.Usd));
    }

    /// <summary>The article's total begins at $200 and ends at $730; embeddings by an open model are counted as nothing.</summary>
    [Fact]
    [Trait("article", SeeBehaveInstruct)]
    public void The_parts_of_a_self_hosted_retrieval_stack_add_up_to_its_total()
    {
        CostItem[] parts =
        [
            Cases.Monthly("vector database", Quantity.Range(30, 50, 80)),
            Cases.Monthly("embedding", Quantity.Certain(0.0)),
            Cases.Monthly("inference", Quantity.Range(150, 300, 600)),
            Cases.Monthly("reranking", Quantity.Range(20, 30, 50)),
        ];

        Assert.Equal(200m, parts.Sum(part => part.Low.Usd));
        Assert.Equal(730m, parts.Sum(part => part.High.Usd));
    }

    /// <summary>
    /// Ten million calls a month with 1,700 tokens less: six figures a year from $0.50 per million tokens on; at the articles'
    /// $2.50 it is half a million.
    /// </summary>
    [Theory]
    [Trait("article", Production)]
    [InlineData("0.05", 10_200)]
    [InlineData("0.50", 102_000)]
    [InlineData("2.50", 510_000)]
    public void A_prompt_of_300_instead_of_2000_tokens_saves_six_figures_a_year_from_half_a_dollar_per_million(string price, int saved)
    {
        var long_ = Cases.Billed("long", 2_000, 0, decimal.Parse(price, System.Globalization.CultureInfo.InvariantCulture), 0);
        var short_ = Cases.Billed("short", 300, 0, decimal.Parse(price, System.Globalization.CultureInfo.InvariantCulture), 0);
        var forecast = OwnershipSimulation.Run(Cases.Certain(10_000_000, long_, short_) with { Draws = 1_000 });

        Assert.Equal(saved, forecast.Against("short").Saving.Expected, 1e-6 * saved);
    }

    /// <summary>An article's tuned 7 B model at 10 M calls a month: what pays a project of $30,000 back in 30 to 60 days.</summary>
    [Theory]
    [Trait("article", Enterprise)]
    [InlineData(30, 0.003)]
    [InlineData(60, 0.0015)]
    public void A_project_of_30000_dollars_pays_in_30_to_60_days_where_a_call_saves_so_much(int days, double savedPerCall)
    {
        var calls = BreakEvenVolume.Calls(new Money(30_000m), new Money((decimal)savedPerCall), Money.Zero)!.Value;

        Assert.Equal(days, calls * Traffic.DaysPerMonth / 10_000_000m);
    }

    [Fact]
    [Trait("article", Enterprise)]
    public void The_buckets_of_a_tuning_project_span_the_articles_total()
    {
        (int Low, int High)[] buckets = [(50, 2_000), (1_500, 20_000), (1_000, 8_000)];

        Assert.Equal(2_550, buckets.Sum(bucket => bucket.Low));
        Assert.Equal(30_000, buckets.Sum(bucket => bucket.High));
    }

    /// <summary>Two rules of one article that cannot both hold: curation at two to five times a compute of $200 makes no $15,000.</summary>
    [Fact]
    [Trait("article", SeeBehaveInstruct)]
    public void A_quick_adapter_of_200_dollars_comes_to_15000_by_its_hours_and_not_by_curation()
    {
        var compute = Cases.Once("training compute", Quantity.Certain(200.0));
        var plan = new ApproachPlan { Name = "lora", Approach = Approach.Lora, Compute = compute };
        var items = FixedCosts.Of(plan, CostDefaults.BuiltIn);
        var preparation = Assert.Single(items, item => item.Name == "data preparation");
        var retraining = Assert.Single(items, item => item.Name == "retraining");

        Assert.Equal(400m, preparation.Low.Usd);
        Assert.Equal(1_000m, preparation.High.Usd);
        Assert.True(12 * retraining.Expected.Usd > 15_000m);
    }

    /// <summary>A cheaper model that is right in 80 of 100 cases may earn more than a dearer one that is right in 95.</summary>
    [Theory]
    [Trait("article", CostEffective)]
    [InlineData(0.05, "cheap")]
    [InlineData(0.10, "cheap")]
    [InlineData(0.20, "dear")]
    public void A_cheaper_model_at_80_percent_earns_more_where_an_answer_is_worth_little(double worth, string chosen)
    {
        // 1.5 cents more a call for .15 more correct answers: an answer must be worth 10 cents before it pays.
        var cheap = Cases.Billed("cheap", 1_000, 0, 1m, 0).WithQuality(Quantity.Certain(0.80));
        var dear = Cases.Billed("dear", 1_000, 0, 16.01m, 0).WithQuality(Quantity.Certain(0.95));
        var question = Cases.Certain(100_000, cheap, dear) with { Value = Core.Economics.Value.AnswerValue.Of((decimal)worth), Draws = 1_000 };
        var forecast = OwnershipSimulation.Run(question);

        Assert.Equal(chosen, FlipPoints.Chosen(question));
        Assert.Equal(chosen == "cheap", forecast.Of("cheap").Net!.Expected > forecast.Of("dear").Net!.Expected);
        Assert.True(forecast.Of("cheap").ReturnOnInvestment!.Expected > forecast.Of("dear").ReturnOnInvestment!.Expected);
    }

    /// <summary>An H100 computes 989 TFLOP/s in bf16. An adapter for 8 B weights over 3 M tokens is a matter of cents, not of $50 to 300.</summary>
    [Fact]
    [Trait("article", SeeBehaveInstruct)]
    public void An_adapter_on_an_H100_costs_less_than_the_articles_say()
    {
        var card = new HardwarePrice { Name = "h100", PerHour = 2m, PeakTeraflops = 989, Source = "articles" };
        var operations = TrainingCompute.Operations(parameters: 8e9, trainingTokens: 3e6, isAdapter: true);
        var cost = TrainingCompute.On(card, operations, CostDefaults.BuiltIn, "lora");

        Assert.Equal(0.027, TrainingCompute.Hours(operations, peakTeraflops: 989, utilisation: 1), 0.001);
        Assert.True(cost.High.Usd < 1m);
    }
}
