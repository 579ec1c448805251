using System.Collections.Immutable;

namespace Rung.Core.Ladder.Gates;

/// <summary>Opens and closes gates from what is known.</summary>
public static class GateRule
{
    /// <summary>Which gates stand before a remedy.</summary>
    private static readonly ImmutableArray<(Remedy Remedy, ImmutableArray<GateKind> Kinds)> Before =
    [
        (Remedy.Prompting, [GateKind.Signal, GateKind.EvaluationSet]),
        (Remedy.StructuredOutput, [GateKind.Signal]),
        (Remedy.PromptCaching, [GateKind.Signal, GateKind.PromptLength]),
        (Remedy.Retrieval, [GateKind.Signal, GateKind.EvaluationSet, GateKind.LatencyBudget, GateKind.Documents, GateKind.KnowledgePace]),
        (Remedy.TunedRetriever, [GateKind.Signal, GateKind.EvaluationSet, GateKind.Examples, GateKind.Stability]),
        (Remedy.FineTuning,
        [
            GateKind.Signal, GateKind.PromptingExhausted, GateKind.DifferenceQuantified, GateKind.OperationalMaturity, GateKind.Examples,
            GateKind.Stability, GateKind.Volume, GateKind.Team, GateKind.Compliance, GateKind.StructuredOutput, GateKind.PromptLength,
            GateKind.KnowledgePace,
        ]),
        (Remedy.Distillation,
        [
            GateKind.Signal, GateKind.EvaluationSet, GateKind.OperationalMaturity, GateKind.Stability, GateKind.Volume, GateKind.Team,
            GateKind.Compliance, GateKind.Teacher,
        ]),
    ];

    public static GateReport Evaluate(Situation situation, Policy policy)
    {
        ArgumentNullException.ThrowIfNull(situation);
        ArgumentNullException.ThrowIfNull(policy);

        ImmutableArray<RemedyGates> remedies =
        [
            .. Before.Select(remedy => new RemedyGates(
                remedy.Remedy, [.. remedy.Kinds.Select(kind => Of(kind, new(situation, policy, remedy.Remedy))).OfType<Gate>()])),
        ];
        var row = situation.Signal is { } signal ? DecisionMatrix.Of(signal.Value) : null;
        return new()
        {
            Row = row,
            SignalOrigin = situation.Signal?.Origin,
            Remedies = remedies,
            Next = NextOf(row, remedies, situation, policy.Gates),
        };
    }

    private static Gate? Of(GateKind kind, GateQuestion question) => kind switch
    {
        GateKind.Signal => SignalGate.Of(question),
        GateKind.EvaluationSet => ExampleGates.EvaluationSet(question),
        GateKind.Examples => ExampleGates.Examples(question),
        GateKind.PromptingExhausted => PromptGates.Exhausted(question),
        GateKind.StructuredOutput => PromptGates.StructuredOutput(question),
        GateKind.PromptLength => PromptGates.Length(question),
        GateKind.DifferenceQuantified => DifferenceGate.Of(question),
        GateKind.OperationalMaturity => TeamGates.Operations(question),
        GateKind.Team => TeamGates.Size(question),
        GateKind.Compliance => TeamGates.Compliance(question),
        GateKind.Stability => ChangeGates.Stability(question),
        GateKind.KnowledgePace => ChangeGates.Knowledge(question),
        GateKind.Volume => MoneyGates.Volume(question),
        GateKind.Teacher => MoneyGates.Teacher(question),
        GateKind.LatencyBudget => KnowledgeGates.Latency(question),
        GateKind.Documents => KnowledgeGates.Documents(question),
        _ => throw new InvalidOperationException($"There is no gate {kind}."),
    };

    private static Remedy? NextOf(MatrixRow? row, ImmutableArray<RemedyGates> remedies, Situation situation, GatePolicy numbers)
    {
        var order = row?.Right ?? [Remedy.Prompting, Remedy.Retrieval, Remedy.FineTuning, Remedy.Distillation];
        foreach (var remedy in order)
        {
            if (remedies.First(gates => gates.Remedy == remedy).State is not GateState.Closed && !WasTried(remedy, situation, numbers))
            {
                return remedy;
            }
        }

        return null;
    }

    private static bool WasTried(Remedy remedy, Situation situation, GatePolicy numbers) => remedy switch
    {
        Remedy.StructuredOutput => situation.TriedStructuredOutput is { Value: true },
        Remedy.Prompting => PromptGates.WasTriedInEarnest(situation, numbers),
        _ => situation.Gains.ContainsKey(remedy),
    };
}
