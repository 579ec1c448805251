using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Rung.Core.Economics;
using Rung.Core.Economics.BreakEven;
using Rung.Core.Economics.Ownership;
using Rung.Core.Economics.Value;

namespace Rung.Core.Tests.Economics;

public sealed class FlipTests
{
    private const double Hair = 1e-6;

    [Property(MaxTest = 200)]
    public Property Applied_flip_points_reproduce_the_flip() => Prop.ForAll(Questions(), question =>
        FlipPoints.Of(question).All(flip =>
            FlipPoints.Chosen(FlipPoints.Apply(question, flip, flip.At * (1 - Hair))) == flip.Below
            && FlipPoints.Chosen(FlipPoints.Apply(question, flip, AboveOf(flip))) == flip.Above));

    [Property(MaxTest = 200)]
    public Property Formula_and_bisection_find_the_same_flip() => Prop.ForAll(Questions(), question =>
        FlipKnob.All(question).Where(knob => knob.IsAffine).All(knob =>
        {
            double[] formula = [.. CrossingSearch.ClosedForm(value => FlipPoints.Lead(question, knob, value, first: 0, second: 1), knob)];
            double[] bisected = [.. CrossingSearch.Bisected(value => FlipPoints.Lead(question, knob, value, first: 0, second: 1), knob)];
            return bisected.Length <= formula.Length && bisected.All(at => Math.Abs(at - formula[0]) <= 1e-9 * (1 + formula[0]));
        }));

    [Fact]
    public void The_volume_at_which_a_cheaper_call_has_earned_its_training_is_found()
    {
        var now = Cases.Billed("now", 2_000, 0, 2.5m, 0);
        var tuned = Cases.Billed("tuned", 300, 0, 2.5m, 0).With(Cases.Once("training", Quantity.Certain(5_100.0)));
        var flips = FlipPoints.Of(Cases.Certain(50_000, now, tuned));
        var volume = Assert.Single(flips, flip => flip.Input is FlipInput.Volume);

        // 5,100 / (12 x 1,700 x 2.5 / 10^6)
        Assert.Equal(100_000, volume.At, 1e-6);
        Assert.Equal(("now", "tuned", true), (volume.Below, volume.Above, volume.IsClosedForm));
    }

    [Fact]
    public void The_cached_share_at_which_a_long_prompt_is_cheap_enough_is_found()
    {
        var price = new ModelPrice { Input = 2.5m, CachedInput = 0.25m, Output = 10m };
        var now = new OwnedCandidate { Name = "now", Running = [new Core.Economics.Calls.TokenBilling(price, Core.Economics.Calls.TokenUse.Of("now", 2_000, 0))] };
        var tuned = new OwnedCandidate { Name = "tuned", Running = [new Core.Economics.Calls.TokenBilling(price, Core.Economics.Calls.TokenUse.Of("tuned", 300, 0))] }
            .With(Cases.Once("training", Quantity.Certain(5_100.0)));
        var flip = Assert.Single(FlipPoints.Of(Cases.Certain(200_000, now, tuned)), flip => flip.Input is FlipInput.CachedShare);

        // At twice the break-even the factor 1 - 0.9 h has to fall to a half.
        Assert.Equal(0.5 / 0.9, flip.At, 1e-9);
        Assert.Equal(("tuned", "now"), (flip.Below, flip.Above));
    }

    [Fact]
    public void Steps_of_hardware_are_found_by_bisection()
    {
        var billed = Cases.Billed("api", 0, 100, 0, 10m);
        var hosted = Cases.Hosted("own", outputTokens: 100, tokensPerSecond: 10_000, perHour: 2m, replicas: 2);
        var question = Cases.Certain(1_000_000, billed, hosted);
        var flip = Assert.Single(FlipPoints.Of(question), flip => flip.Input is FlipInput.Volume);

        Assert.False(flip.IsClosedForm);
        Assert.Equal(2_920_000, flip.At, 1.0);
        Assert.Equal("api", FlipPoints.Chosen(FlipPoints.Apply(question, flip, flip.At * (1 - Hair))));
        Assert.Equal("own", FlipPoints.Chosen(FlipPoints.Apply(question, flip, flip.At * (1 + Hair))));
    }

    private static double AboveOf(FlipPoint flip) =>
        flip.Input is FlipInput.Quality or FlipInput.CachedShare ? Math.Min(1, flip.At + ((1 - flip.At) * Hair)) : flip.At * (1 + Hair);

    private static Arbitrary<OwnershipCase> Questions()
    {
        var candidates = from input in Gen.Choose(100, 5_000)
                         from price in Gen.Choose(1, 500)
                         from oneOff in Gen.Choose(0, 50_000)
                         from monthly in Gen.Choose(0, 2_000)
                         from quality in Gen.Choose(50, 99)
                         from chance in Gen.Elements(0.3, 0.8, 1.0)
                         select (input, price, oneOff, monthly, quality, chance);
        return Arb.From(
            from parts in candidates.ArrayOf(3)
            from calls in Gen.Choose(1_000, 3_000_000)
            from hasValue in Gen.Elements(true, false)
            select Question(parts, calls, hasValue));
    }

    private static OwnershipCase Question(
        (int Input, int Price, int OneOff, int Monthly, int Quality, double Chance)[] parts, int calls, bool hasValue)
    {
        var candidates = parts.Select((part, place) => Cases.Billed($"c{place}", part.Input, 50, part.Price / 100m, 1m)
            .With(Cases.Once($"c{place}.once", Quantity.Certain((double)part.OneOff)), Cases.Monthly($"c{place}.monthly", Quantity.Certain((double)part.Monthly)))
            .WithQuality(Quantity.Certain(part.Quality / 100.0))
            with
        { Success = place == 0 ? null : new SuccessChance(part.Chance, IsMeasured: false, "test") });
        return Cases.Certain(calls, [.. candidates]) with { Value = hasValue ? AnswerValue.Of(0.02m, 0.01m) : null };
    }
}
