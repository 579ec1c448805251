using Rung.Core.Economics;
using Rung.Core.Economics.Calls;
using Rung.Core.Economics.Uncertainty;
using Rung.Core.Economics.Value;

namespace Rung.Core.Tests.Economics;

public sealed class DistillationTests
{
    // The teacher's call costs a cent, the student's a tenth; 1.2 M calls a year save $10,800, of which $3,600 were paid before.
    private static readonly DistillationQuestion Question = new()
    {
        Traffic = Traffic.Of(100_000),
        Teacher = Cases.Billed("teacher", 1_000, 0, 10m, 0).WithQuality(Quantity.Certain(0.90)),
        Student = Cases.Billed("student", 1_000, 0, 1m, 0).With(Cases.Once("distillation", Quantity.Certain(3_600.0))),
        Value = AnswerValue.Of(perCorrect: 0.04m, perError: 0.01m),
        Draws = 1_000,
    };

    [Fact]
    public void A_student_may_be_as_much_worse_as_what_it_saves_is_worth()
    {
        var forecast = Distillation.Forecast(Question);

        // $7,200 saved in 1.2 M calls at a stake of 5 cents: .12 fewer correct answers.
        Assert.Equal(0.78, forecast.LeastQuality!.Expected, 1e-9);
        Assert.Equal(0.78, forecast.RequiredQuality!.Value, 1e-9);
        Assert.Equal(1_000, forecast.TeacherPerMonth.Expected, 1e-9);
        Assert.Equal(100, forecast.StudentPerMonth.Expected, 1e-9);
        Assert.Equal(4, forecast.IfAsGood.Month.Median);
        Assert.Equal(1, forecast.IfAsGood.ProbabilityCheaper);
    }

    [Fact]
    public void At_the_least_quality_both_earn_the_same()
    {
        var least = Distillation.Forecast(Question).LeastQuality!.Expected;
        var compared = Cases.Certain(100_000, Question.Teacher, Question.Student.WithQuality(Quantity.Certain(least))) with { Value = Question.Value };
        var forecast = OwnershipSimulation.Run(compared);

        Assert.Equal(forecast.Of("teacher").Net!.Expected, forecast.Of("student").Net!.Expected, 1e-6);
    }

    [Fact]
    public void The_bar_holds_even_where_money_would_let_the_student_be_worse() =>
        Assert.Equal(0.85, Distillation.Forecast(Question with { Bar = 0.85 }).RequiredQuality);

    [Fact]
    public void Without_a_value_only_the_bar_says_how_good_it_must_be()
    {
        Assert.Null(Distillation.Forecast(Question with { Value = null }).RequiredQuality);
        Assert.Null(Distillation.Forecast(Question with { Value = null }).LeastQuality);
        Assert.Equal(0.85, Distillation.Forecast(Question with { Value = null, Bar = 0.85 }).RequiredQuality);
    }

    [Fact]
    public void A_student_that_no_quality_can_save_is_called_impossible()
    {
        var dear = Question.Student.With(Cases.Once("distillation", Quantity.Certain(80_000.0)));
        var forecast = Distillation.Forecast(Question with { Student = dear });

        Assert.Equal(1, forecast.ImpossibleShare);
        Assert.True(forecast.LeastQuality!.Expected > 1);
        Assert.Equal(1, forecast.IfAsGood.Month.NeverShare);
    }
}
