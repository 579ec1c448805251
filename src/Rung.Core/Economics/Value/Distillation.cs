using Rung.Core.Economics.Calls;
using Rung.Core.Economics.Ownership;
using Rung.Core.Economics.Uncertainty;

namespace Rung.Core.Economics.Value;

/// <summary>Works out whether a smaller model would pay, and how good it must be.</summary>
public static class Distillation
{
    /// <exception cref="EconomicsException">The question cannot be: the error names the field.</exception>
    public static DistillationForecast Forecast(DistillationQuestion question)
    {
        ArgumentNullException.ThrowIfNull(question);

        // If it were as good: the teacher's quality for both, and no chance of failing.
        var student = question.Student with { Quality = question.Teacher.Quality, Success = null };
        var compared = new OwnershipCase
        {
            Traffic = question.Traffic,
            Candidates = [question.Teacher with { Success = null }, student],
            Incumbent = question.Teacher.Name,
            Value = question.Value,
            Months = question.Months,
            Draws = question.Draws,
            Seed = question.Seed,
        };
        var forecast = OwnershipSimulation.Run(compared);
        var least = LeastQualities(new BoundCase(compared));
        var quality = least is null ? null : Distribution.Of(LeastQuality(new BoundCase(compared)), least);
        return new()
        {
            TeacherPerMonth = forecast.Of(question.Teacher.Name).FirstMonth,
            StudentPerMonth = forecast.Of(student.Name).FirstMonth,
            OneOff = forecast.Of(student.Name).OneOff,
            IfAsGood = forecast.Pairs[0],
            LeastQuality = quality,
            ImpossibleShare = least is null ? null : (double)least.Count(needed => needed > 1) / least.Length,
            RequiredQuality = (quality?.Expected, question.Bar) switch
            {
                ({ } needed, { } bar) => Math.Max(needed, bar),
                (var needed, var bar) => needed ?? bar,
            },
        };
    }

    private static double[]? LeastQualities(BoundCase bound)
    {
        if (!bound.KnowsNet || bound.Question.Value is not { PerCorrect.Value.Low: > 0 })
        {
            return null;
        }

        var sampler = bound.Assumptions.ToSampler(bound.Question.Seed);
        var values = new double[bound.Assumptions.Count];
        var drawn = bound.NewDraw();
        var least = new double[bound.Question.Draws];
        for (var number = 0; number < least.Length; number++)
        {
            sampler.Draw(number, values);
            least[number] = LeastQuality(bound, values, drawn);
        }

        return least;
    }

    private static double LeastQuality(BoundCase bound)
    {
        var values = new double[bound.Assumptions.Count];
        bound.Assumptions.Expect(values);
        return LeastQuality(bound, values, bound.NewDraw());
    }

    /// <summary>
    /// q = q_T + (w_T − w_S + (C_S − C_T) / N) / (v + e), for what both earn at one quality w, totals C, calls N, and the stake v + e
    /// of an answer: what the student saves, it may lose in answers.
    /// </summary>
    private static double LeastQuality(BoundCase bound, double[] values, DrawnCase drawn)
    {
        bound.Evaluate(values, drawn);
        var months = bound.Question.Months;
        var calls = drawn.Calls * Traffic.CallsOver(months, drawn.Growth);
        var teacher = drawn.Costs[0].OneOff + drawn.RunningOf(0, months);
        var student = drawn.Costs[1].OneOff + drawn.RunningOf(1, months);
        var slower = drawn.ValuePerCall[0] - drawn.ValuePerCall[1];
        return values[bound.Candidates[0].Quality!.Value] + ((slower + ((student - teacher) / calls)) / bound.StakeOf(values));
    }
}
