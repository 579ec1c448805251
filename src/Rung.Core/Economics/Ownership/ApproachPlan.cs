namespace Rung.Core.Economics.Ownership;

/// <summary>What is known of a candidate to be made; what is not is taken from the defaults.</summary>
public sealed record ApproachPlan
{
    /// <summary>The candidate's name, for the keys of what belongs to it alone.</summary>
    public required string Name { get; init; }

    public required Approach Approach { get; init; }

    /// <summary>Examples that people have yet to label.</summary>
    public int ExamplesToLabel
    {
        get;
        init => field = value >= 0 ? value : throw new EconomicsException("examples", $"{value}", "a number of examples, zero or more");
    }

    /// <summary>What training's compute costs, where it was measured, offered or computed (<see cref="TrainingCompute"/>); else a default.</summary>
    public CostItem? Compute { get; init; }

    /// <summary>For distillation: examples that the teacher answers.</summary>
    public int TeacherAnswers
    {
        get;
        init => field = value >= 0 ? value : throw new EconomicsException("teacher_answers", $"{value}", "a number of answers, zero or more");
    }

    /// <summary>For distillation: what one of the teacher's answers costs.</summary>
    public Assumption? TeacherCostPerAnswer { get; init => field = value.NotNegative(); }

    /// <summary>Whether the team serves the model itself, and so sets that up.</summary>
    public bool IsSelfHosted { get; init; }

    /// <summary>Whether documents of compliance are asked for.</summary>
    public bool IsRegulated { get; init; }
}
