using Rung.Core.Economics;
using Rung.Core.Economics.Calls;
using Rung.Core.Economics.Ownership;
using Rung.Core.Economics.Value;
using Rung.Core.Ladder;

namespace Rung.Engine.Ownership;

/// <summary>Makes the question whether a student of the best paid model would pay, before one is trained.</summary>
public static class StudentCases
{
    private const string StudentName = "a student";

    /// <summary>The articles' claim, where tokens are unknown: a student's call costs a tenth to a twentieth.</summary>
    private static readonly Quantity UsualShare = Quantity.Range(0.05, 0.07, 0.10);

    /// <param name="ownership">The candidates whose cost is known.</param>
    /// <param name="teacher">Who would teach.</param>
    /// <param name="bar">What the student must reach.</param>
    /// <param name="policy">What a student is taken to cost.</param>
    /// <returns><see langword="null"/>: the teacher's calls cost nothing, or nobody knows what.</returns>
    public static DistillationQuestion? Of(OwnershipCase ownership, string teacher, Bar bar, Policy policy)
    {
        ArgumentNullException.ThrowIfNull(ownership);
        ArgumentNullException.ThrowIfNull(bar);
        ArgumentNullException.ThrowIfNull(policy);

        if (ownership.Candidates.FirstOrDefault(candidate => candidate.Name == teacher) is not { Running.IsEmpty: false } owned)
        {
            return null;
        }

        var answers = policy.Data.Minimums.First(minimum => minimum.Approach == "fine-tuning").Examples;
        var plan = new ApproachPlan
        {
            Name = StudentName,
            Approach = Approach.Distillation,
            TeacherAnswers = answers,
            TeacherCostPerAnswer = CostPerAnswer(owned),
        };
        return new DistillationQuestion
        {
            Traffic = ownership.Traffic,
            Teacher = owned,
            Student = new OwnedCandidate
            {
                Name = StudentName,
                Running = [.. owned.Running.Select(cost => StudentOf(cost, policy.Ownership.StudentPrice)).OfType<RunningCost>()],
                Items = FixedCosts.Of(plan, policy.Ownership.Costs),
            },
            Value = ownership.Value,
            Bar = bar.Quality,
            Months = ownership.Months,
            Draws = ownership.Draws,
            Seed = ownership.Seed,
        };
    }

    /// <summary>The same tokens at the student's price; where only the cost of a call is known, the usual share of it.</summary>
    private static RunningCost? StudentOf(RunningCost cost, ModelPrice price) => cost switch
    {
        TokenBilling billing => new TokenBilling(price, billing.Use),
        PerCallBilling billing => new PerCallBilling(new Assumption(
            "student.per-call",
            Quantity.Range(
                UsualShare.Low * billing.DollarsPerCall.Value.Likely,
                UsualShare.Likely * billing.DollarsPerCall.Value.Likely,
                UsualShare.High * billing.DollarsPerCall.Value.Likely),
            "$ per call",
            "articles: a student's call costs a tenth to a twentieth of its teacher's")),
        _ => null,
    };

    private static Assumption CostPerAnswer(OwnedCandidate teacher)
    {
        var dollars = teacher.Running.Sum(cost => cost switch
        {
            TokenBilling billing => billing.CostPerCall(cachedShare: 0).Usd,
            PerCallBilling billing => (decimal)billing.DollarsPerCall.Value.Likely,
            _ => 0m,
        });
        return new($"{teacher.Name}.per-answer", Quantity.Certain(dollars), "$ per answer", "measured, the teacher's calls");
    }
}
