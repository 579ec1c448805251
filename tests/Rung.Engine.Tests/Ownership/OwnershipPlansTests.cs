using Rung.Core.Economics;
using Rung.Core.Economics.Calls;
using Rung.Core.Economics.Ownership;
using Rung.Core.Ladder;
using Rung.Engine.Ownership.Plans;
using Rung.Engine.Prices;

namespace Rung.Engine.Tests.Ownership;

public sealed class OwnershipPlansTests
{
    private const double Running = 10_000_000 * ((2_000 * 2.5) + (100 * 10)) / 1e6;

    [Fact]
    public void A_prompted_model_costs_its_tokens_and_the_policys_hours()
    {
        var outlook = Answer(Plan(Prompt("openai/gpt-4o,one_off=0,monthly=0"))).Outlook!;

        Assert.Equal(12 * Running, outlook.Of("prompt openai/gpt-4o").Total.Expected, 1e-6 * Running);
        Assert.Equal(Running, outlook.Of("prompt openai/gpt-4o").FirstMonth.Expected, 1e-6 * Running);
    }

    [Fact]
    public void A_model_without_a_price_is_unknown_and_never_free()
    {
        var answer = Answer(Plan(Prompt("openai/gpt-4o"), Prompt("nobody/nothing")));

        Assert.Contains("the price of nobody/nothing is unknown", Assert.Single(answer.Unknown), StringComparison.Ordinal);
        Assert.Equal(["prompt openai/gpt-4o"], answer.Outlook!.Candidates.Select(candidate => candidate.Name));
    }

    [Fact]
    public void A_call_without_token_counts_is_unknown()
    {
        var answer = Answer(Plan(Prompt("openai/gpt-4o")) with { Input = null });

        Assert.Null(answer.Outlook);
        Assert.Contains("--input", Assert.Single(answer.Unknown), StringComparison.Ordinal);
    }

    [Fact]
    public void A_machine_is_paid_by_the_hour_and_so_pays_from_a_volume_on()
    {
        var plan = Plan(Prompt("openai/gpt-4o"), Tune("h100/8b,input=300"));

        var many = Answer(plan).Outlook!;
        var few = Answer(plan with { Traffic = Traffic.Of(10_000) }).Outlook!;

        Assert.Equal("tune h100/8b", many.Reference);
        Assert.Equal("prompt openai/gpt-4o", few.Reference);
        Assert.InRange(many.Crossings.Single().CallsPerMonth, 10_000, 10_000_000);
    }

    [Theory]
    [InlineData("h100/70b", "known: h100/8b")]
    [InlineData("a9000/8b", "a9000/8b is unknown")]
    public void What_a_machine_does_is_known_or_unknown(string place, string said) =>
        Assert.Contains(said, Assert.Single(Answer(Plan(Tune(place))).Unknown), StringComparison.Ordinal);

    [Fact]
    public void Batches_have_a_price_of_their_own_or_none()
    {
        var answer = Answer(Plan(Prompt("openai/gpt-4o,batch,name=slow,one_off=0,monthly=0"), Prompt("openai/gpt-5,batch,name=none")));

        Assert.Equal(6 * Running, answer.Outlook!.Of("slow").Total.Expected, 1e-6 * Running);
        Assert.Contains("no price for batches", Assert.Single(answer.Unknown), StringComparison.Ordinal);
    }

    [Fact]
    public void Training_without_a_measurement_may_fail_and_the_prompt_goes_on_serving()
    {
        var outlook = Answer(Plan(Prompt("openai/gpt-4o,quality=0.8"), Tune("h100/8b,input=300")) with { Bar = 0.9 }).Outlook!;

        var chance = outlook.Of("tune h100/8b").Success!;
        Assert.Equal("prompt openai/gpt-4o", outlook.Reference);
        Assert.False(chance.IsMeasured);
        Assert.Equal(new HeadroomPrior().ChanceOf(0.8, 0.9 - 0.8).Probability, chance.Probability, 1e-9);
    }

    [Fact]
    public void A_cheaper_model_of_less_quality_may_earn_more()
    {
        var outlook = Answer(Plan(
            Prompt("openai/gpt-4o-mini,quality=0.80,one_off=0,monthly=0"), Prompt("openai/gpt-4o,quality=0.95,one_off=0,monthly=0")) with
        {
            Value = Core.Economics.Value.AnswerValue.Of(perCorrect: 0.02m),
        }).Outlook!;

        var (cheap, dear) = (outlook.Of("prompt openai/gpt-4o-mini").Net!.Expected, outlook.Of("prompt openai/gpt-4o").Net!.Expected);

        // A call earns 0.80 · $0.02 − $0.00036 against 0.95 · $0.02 − $0.006.
        Assert.Equal(12 * 10_000_000 * ((0.80 * 0.02) - 0.00036), cheap, 1);
        Assert.Equal(12 * 10_000_000 * ((0.95 * 0.02) - 0.006), dear, 1);
        Assert.True(cheap > dear);
    }

    /// <summary>4 · 8·10⁹ · 10⁹ operations at 989 TFLOP/s are 8.99 ideal hours; 2 to 5 times so many at $2.</summary>
    [Fact]
    public void Training_on_a_machine_is_worked_out_from_weights_and_tokens()
    {
        var outlook = Answer(Plan(Tune("h100/8b,train_tokens=1B,parameters=8B"))).Outlook!;

        var compute = outlook.Of("tune h100/8b").Items.Single(item => item.Name == "training compute");
        Assert.Equal(35.95, (double)compute.Low, 0.01);
        Assert.Equal(89.88, (double)compute.High, 0.01);
    }

    [Fact]
    public void Training_at_a_provider_is_billed_by_the_token()
    {
        var outlook = Answer(Plan(Tune("openai/gpt-4o,train_tokens=20M"))).Outlook!;

        Assert.Equal(500m, outlook.Of("tune openai/gpt-4o").Items.Single(item => item.Name == "training compute").Expected);
    }

    [Theory]
    [InlineData("h100/8b,train_tokens=1B", "parameters")]
    [InlineData("openai/gpt-5,train_tokens=1M", "no price of training")]
    public void Training_that_cannot_be_worked_out_is_refused(string place, string named) =>
        Assert.Contains(named, Assert.Throws<EconomicsException>(() => Answer(Plan(Tune(place)))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_teacher_is_held_against_a_student_before_anything_is_trained()
    {
        var student = Answer(Plan(Prompt("openai/gpt-4o,quality=0.9")) with { Bar = 0.85 }).Outlook!.Distillation!;

        Assert.Equal("prompt openai/gpt-4o", student.Teacher);
        Assert.Equal(1, student.IfAsGood.ProbabilityCheaper, 2);
        Assert.Equal(0.85, student.RequiredQuality);
    }

    [Fact]
    public void The_incumbents_making_is_past()
    {
        var outlook = Answer(Plan(Prompt("openai/gpt-4o"), Prompt("openai/gpt-5-mini")) with { Incumbent = "prompt openai/gpt-4o" }).Outlook!;

        Assert.Equal(0, outlook.Of("prompt openai/gpt-4o").OneOff.Expected);
        Assert.True(outlook.Of("prompt openai/gpt-5-mini").OneOff.Expected > 0);
    }

    private static PlanAnswer Answer(OwnershipPlan plan) => new OwnershipPlans(PriceBook.BuiltIn, new Policy()).Answer(plan);

    private static OwnershipPlan Plan(params PlannedCandidate[] planned) => new()
    {
        Traffic = Traffic.Of(10_000_000),
        Planned = [.. planned],
        Input = new("input-tokens", Quantity.Certain(2_000.0), "tokens per call", "given"),
        Output = new("output-tokens", Quantity.Certain(100.0), "tokens per call", "given"),
        Draws = OwnershipCase.FewestDraws,
    };

    private static PlannedCandidate Prompt(string text) => PlannedCandidate.Parse("prompt", Approach.Prompting, text);

    private static PlannedCandidate Tune(string text) => PlannedCandidate.Parse("tune", Approach.Lora, text);
}
