using System.Globalization;

namespace Rung.Core.Ladder.Gates;

/// <summary>Reads the failure signal off the measurements, where they show it.</summary>
internal static class SignalFinder
{
    public static Known<FailureSignal>? Find(VerdictInput input, Situation situation) =>
        FromCeiling(input) ?? FromFormat(input, situation) ?? FromBar(input, situation);

    /// <summary>A model that was given the right passage is far better: knowledge is what lacks, or what finds it.</summary>
    private static Known<FailureSignal>? FromCeiling(VerdictInput input)
    {
        var ceiling = Best(input, candidate => candidate.Candidate is { Rung: RungKind.Retrieve, IsDeployable: false });
        if (ceiling is null)
        {
            return null;
        }

        var retrieved = Best(input, candidate => candidate.Candidate is { Rung: RungKind.Retrieve, IsDeployable: true });
        if (retrieved is not null)
        {
            return IsAbove(ceiling, retrieved) ? Fact.Measured(FailureSignal.WrongPassages, Words(ceiling, retrieved)) : null;
        }

        var alone = Best(input, candidate => candidate.Candidate is { Rung: RungKind.Prompt, IsDeployable: true });
        return alone is not null && IsAbove(ceiling, alone) ? Fact.Measured(FailureSignal.MissingKnowledge, Words(ceiling, alone)) : null;
    }

    private static Known<FailureSignal>? FromFormat(VerdictInput input, Situation situation) =>
        situation.FormatFailures is { Kind: EvidenceKind.Measured } share && share.Value > input.Policy.Gates.FormatFailureLimit
            ? Fact.Measured(FailureSignal.FormatBreaks, $"{GateQuestion.Percent(share.Value)} of answers break, {share.Source}")
            : null;

    /// <summary>Quality is there, and latency or cost keeps it from the bar.</summary>
    private static Known<FailureSignal>? FromBar(VerdictInput input, Situation situation)
    {
        var good = input.Candidates
            .Where(candidate => candidate is { State: CandidateState.Finalist, Test: not null, Candidate.IsDeployable: true })
            .Where(candidate => SituationFinder.StateOf(candidate, input.Bar) is GateState.Open)
            .ToArray();
        if (good.Length == 0 || good.Any(candidate => BarRule.StandingOf(candidate, input.Bar) is Standing.Clears))
        {
            return null;
        }

        if (good.FirstOrDefault(candidate => BarRule.MissesLatency(candidate, input.Bar)) is { } slow
            && situation.InputTokens is { } tokens && tokens.Value >= input.Policy.Gates.LongPrompt)
        {
            return Fact.Measured(FailureSignal.SlowFromLongPrompt, $"'{slow.Candidate.Name}' is good enough and too slow, with {GateQuestion.Count(tokens.Value)} input tokens");
        }

        return good.FirstOrDefault(candidate => BarRule.MissesCost(candidate, input.Bar)) is { } dear
            ? Fact.Measured(FailureSignal.CostAtScale, $"'{dear.Candidate.Name}' is good enough and too dear")
            : null;
    }

    private static MeasuredCandidate? Best(VerdictInput input, Func<MeasuredCandidate, bool> isOne) =>
        input.Candidates.Where(candidate => candidate.Test is not null && isOne(candidate)).MaxBy(candidate => candidate.Test!.Value.Value);

    private static bool IsAbove(MeasuredCandidate one, MeasuredCandidate other) =>
        one.Test!.Value.Interval.Low > other.Test!.Value.Interval.High;

    private static string Words(MeasuredCandidate ceiling, MeasuredCandidate other) => string.Create(
        CultureInfo.InvariantCulture,
        $"'{ceiling.Candidate.Name}' reaches {ceiling.Test!.Value.Value:0.000}, '{other.Candidate.Name}' {other.Test!.Value.Value:0.000}, intervals apart");
}
