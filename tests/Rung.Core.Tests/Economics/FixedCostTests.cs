using Rung.Core.Economics;
using Rung.Core.Economics.Ownership;
using Rung.Core.Statistics;

namespace Rung.Core.Tests.Economics;

public sealed class FixedCostTests
{
    [Theory]
    [InlineData(Approach.Lora, 1, 2)]
    [InlineData(Approach.FullFineTuning, 4, 8)]
    public void A_cycle_of_retraining_takes_the_articles_weeks(Approach approach, int least, int most)
    {
        var defaults = CostDefaults.BuiltIn
            .With("retraining.per-year", Quantity.Certain(12.0), "test")
            .With("team-week", Quantity.Certain(40.0), "test")
            .With("team-hour", Quantity.Certain(100.0), "test");
        var retraining = Item(Plan(approach), "retraining", defaults);

        Assert.Equal(least * 4_000m, decimal.Round(retraining.Low.Usd, 6));
        Assert.Equal(most * 4_000m, decimal.Round(retraining.High.Usd, 6));
    }

    [Fact]
    public void Curation_takes_two_to_five_times_the_compute()
    {
        var compute = Cases.Once("training compute", Quantity.Certain(1_000.0));
        var preparation = Item(Plan(Approach.Lora) with { Compute = compute }, "data preparation", CostDefaults.BuiltIn);

        Assert.Equal((2_000m, 5_000m), (preparation.Low.Usd, preparation.High.Usd));
    }

    [Fact]
    public void What_is_labelled_already_costs_nothing()
    {
        Assert.DoesNotContain(FixedCosts.Of(Plan(Approach.Lora), CostDefaults.BuiltIn), item => item.Name == "labelling");
        Assert.Equal(500m, Item(Plan(Approach.Lora) with { ExamplesToLabel = 1_000 }, "labelling", CostDefaults.BuiltIn).Low.Usd);
    }

    [Fact]
    public void A_teachers_answers_cost_what_its_calls_cost()
    {
        var plan = Plan(Approach.Distillation) with
        {
            TeacherAnswers = 10_000,
            TeacherCostPerAnswer = new("teacher.per-call", Quantity.Certain(0.01), "$", "test"),
        };

        Assert.Equal(100m, Item(plan, "the teacher's answers", CostDefaults.BuiltIn).Expected.Usd);
    }

    [Fact]
    public void Only_who_serves_a_model_sets_that_up_and_only_who_is_regulated_keeps_records()
    {
        var plain = FixedCosts.Of(Plan(Approach.FineTuningApi), CostDefaults.BuiltIn);
        var bound = FixedCosts.Of(Plan(Approach.Lora) with { IsSelfHosted = true, IsRegulated = true }, CostDefaults.BuiltIn);

        Assert.DoesNotContain(plain, item => item.Name is "serving set-up" or "compliance");
        Assert.Contains(bound, item => item.Name is "serving set-up");
        Assert.Contains(bound, item => item.Name is "compliance");
    }

    [Fact]
    public void Prompting_needs_no_data_and_no_training()
    {
        var items = FixedCosts.Of(Plan(Approach.Prompting), CostDefaults.BuiltIn);

        Assert.Equal(["prompt engineering", "prompt upkeep"], items.Select(item => item.Name));
    }

    [Fact]
    public void Every_default_names_its_source_and_unit() =>
        Assert.All(CostDefaults.BuiltIn.All, item => Assert.True(
            (item.Source.StartsWith("ours", StringComparison.Ordinal) || item.Source.StartsWith("articles", StringComparison.Ordinal)) && item.Unit.Length > 0));

    [Fact]
    public void A_provider_without_a_price_of_training_has_no_cost_of_it()
    {
        var price = new ModelPrice { Input = 1m, Output = 2m };

        Assert.Null(TrainingCompute.AtProvider(price, 1_000_000, "x"));
        Assert.Equal(25m, TrainingCompute.AtProvider(price with { Training = 25m }, 1_000_000, "x")!.Expected.Usd);
    }

    private static readonly double[] Scores = [0.4, 0.6, 0.8, 0.95];

    [Fact]
    public void Little_headroom_makes_success_unlikely()
    {
        var prior = new HeadroomPrior();
        var chances = Scores.Select(score => prior.ChanceOf(score, neededLift: 0.03).Probability).ToArray();

        Assert.Equal(chances.OrderDescending(), chances);
        Assert.True(chances[0] > 0.9);
        Assert.Equal(0, prior.ChanceOf(0.98, neededLift: 0.03).Probability);
        Assert.False(prior.ChanceOf(0.5, 0.03).IsMeasured);
    }

    [Fact]
    public void A_measured_quality_clears_its_bar_with_the_chance_that_its_interval_says()
    {
        var estimate = new Estimate(0.90, new Interval(0.86, 0.93), 300, 0, 0.95, "wilson");

        Assert.Equal(0.975, SuccessChance.OfClearing(0.86, estimate).Probability, 1e-9);
        Assert.Equal(0.5, SuccessChance.OfClearing(0.90, estimate).Probability, 1e-9);
        Assert.Equal(0.025, SuccessChance.OfClearing(0.93, estimate).Probability, 1e-9);
        Assert.True(SuccessChance.OfClearing(0.9, estimate).IsMeasured);
    }

    [Fact]
    public void A_measured_difference_is_no_worse_with_the_chance_that_its_interval_says()
    {
        var difference = new DifferenceEstimate(0.00, new Interval(-0.02, 0.03), 1, 200, 0, "paired t");

        Assert.Equal(0.975, SuccessChance.OfNotBeingWorse(difference, margin: 0.02, confidence: 0.95).Probability, 1e-9);
    }

    private static ApproachPlan Plan(Approach approach) => new() { Name = "x", Approach = approach };

    private static CostItem Item(ApproachPlan plan, string name, CostDefaults defaults) =>
        Assert.Single(FixedCosts.Of(plan, defaults), item => item.Name == name);
}
