using System.Collections.Immutable;

namespace Rung.Core.Ladder.Gates;

/// <summary>A question of the articles' frameworks, answered by a gate.</summary>
/// <param name="Words">The question.</param>
/// <param name="Gate">Which gate answers it.</param>
/// <param name="Remedy">Of which remedy.</param>
public sealed record FrameworkQuestion(string Words, GateKind Gate, Remedy Remedy)
{
    /// <summary>The six questions before fine-tuning, in the order of the articles.</summary>
    public static ImmutableArray<FrameworkQuestion> Six { get; } =
    [
        new("Are there examples enough?", GateKind.Examples, Remedy.FineTuning),
        new("Is prompting at its ceiling?", GateKind.PromptingExhausted, Remedy.FineTuning),
        new("Is the task stable and well defined?", GateKind.Stability, Remedy.FineTuning),
        new("Does the volume pay?", GateKind.Volume, Remedy.FineTuning),
        new("Can the demands of a regulated domain be met?", GateKind.Compliance, Remedy.FineTuning),
        new("Would a smaller model do?", GateKind.Teacher, Remedy.Distillation),
    ];

    /// <summary>The litmus test: one "no", and the team is not ready for fine-tuning.</summary>
    public static ImmutableArray<FrameworkQuestion> Litmus { get; } =
    [
        new("Is prompting exhausted?", GateKind.PromptingExhausted, Remedy.FineTuning),
        new("Is the difference quantified?", GateKind.DifferenceQuantified, Remedy.FineTuning),
        new("Can the team keep a model over its life?", GateKind.OperationalMaturity, Remedy.FineTuning),
    ];
}
