using Rung.Core.Economics.Ownership;
using Rung.Core.Ladder.Gates;

namespace Rung.Core.Ladder;

/// <summary>The sentences of a verdict about what to do next, and what to leave.</summary>
internal static class GateWords
{
    /// <summary>What fails and why, as far as that is known.</summary>
    public static IEnumerable<string> Reasons(VerdictInput input)
    {
        if (input.Gates is { Row: { } row } gates)
        {
            yield return $"What fails: {row.Words} ({gates.SignalOrigin}), which is {row.CauseWords}.";
        }
    }

    /// <summary>What keeps the chosen candidate from lasting: no score on a frozen test shows it.</summary>
    public static IEnumerable<string> Cautions(VerdictInput input, MeasuredCandidate chosen) =>
        from gate in RemedyOf(chosen.Candidate) is { } remedy ? input.Gates?.Of(remedy).Closed ?? [] : []
        where gate.Kind is GateKind.OperationalMaturity or GateKind.Stability or GateKind.Team or GateKind.Compliance or GateKind.KnowledgePace
        select $"No test shows this: the gate {RemedyWords.Of(gate.Kind)} of {RemedyWords.Of(gate.Remedy)} is closed. {gate.Evidence} {gate.Opens}";

    /// <summary>The next remedy with its gates; then those that are closed, each with what would open it.</summary>
    public static IEnumerable<string> NextSteps(VerdictInput input)
    {
        if (input.Gates is not { } gates)
        {
            yield break;
        }

        if (gates.Next is { } next)
        {
            var before = gates.Of(next);
            var open = before.Unknown.Select(gate => RemedyWords.Of(gate.Kind)).ToArray();
            yield return $"Next: {RemedyWords.Of(next)}. "
                + (open.Length == 0 ? "Its gates are open." : $"None of its gates is closed; not known: {string.Join(", ", open)}.");
        }

        if (WrongOf(gates) is { } wrong)
        {
            yield return $"Not {RemedyWords.Of(wrong)}: it is no remedy for {gates.Row!.CauseWords}.";
        }

        foreach (var closed in ClosedOf(gates))
        {
            yield return closed;
        }
    }

    private static Remedy? RemedyOf(Candidate candidate) => candidate.Rung switch
    {
        RungKind.Retrieve or RungKind.Tune when candidate.Approach is Approach.EmbeddingTuning => Remedy.TunedRetriever,
        RungKind.Retrieve => Remedy.Retrieval,
        RungKind.Tune => Remedy.FineTuning,
        RungKind.Distill => Remedy.Distillation,
        _ => null,
    };

    /// <summary>What the matrix calls wrong, unless it was measured and helps.</summary>
    private static Remedy? WrongOf(GateReport gates) =>
        gates.Row is { } row && gates.Find(row.Wrong, GateKind.Signal) is not { State: GateState.Open } ? row.Wrong : null;

    private static IEnumerable<string> ClosedOf(GateReport gates) =>
        from remedy in gates.Remedies
        where remedy.Remedy is Remedy.Retrieval or Remedy.FineTuning or Remedy.Distillation && remedy.Remedy != WrongOf(gates)
        let closed = remedy.Closed.Where(gate => gate.Kind is not GateKind.Signal).ToArray()
        where closed.Length > 0
        select $"The gate of {RemedyWords.Of(remedy.Remedy)} is closed ({string.Join(", ", closed.Select(gate => RemedyWords.Of(gate.Kind)))}): {closed[0].Evidence} {closed[0].Opens}";
}
