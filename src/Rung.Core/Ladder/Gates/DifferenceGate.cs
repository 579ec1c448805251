using Rung.Core.Statistics;

namespace Rung.Core.Ladder.Gates;

/// <summary>Whether the difference that tuning makes is measured, or could be.</summary>
internal static class DifferenceGate
{
    private const string Rule = "articles: quantify prompted against tuned in real conditions, or you are not ready";

    /// <summary>The share of examples that exactly one of two good candidates solves, where nothing is known: planning's usual guess.</summary>
    private const double Discordance = 0.15;

    public static Gate Of(GateQuestion question)
    {
        if (question.Gain is { } gain)
        {
            return question.Open(
                GateKind.DifferenceQuantified,
                EvidenceKind.Measured,
                $"{GateQuestion.Signed(gain.Value)} [{GateQuestion.Signed(gain.Interval.Low)}, {GateQuestion.Signed(gain.Interval.High)}] on {GateQuestion.Count(gain.Count)} paired examples.",
                Rule);
        }

        if (question.Situation.Test is not { Value: > 0 } test)
        {
            return question.Closed(GateKind.DifferenceQuantified, EvidenceKind.Measured, "There is no frozen test to show it on.", Rule, "Label a test split.");
        }

        var needed = Needed(question);
        var seen = Power.DetectableDifference(test.Value, Discordance);
        var words = $"{GateQuestion.Count(test.Value)} test examples ({test.Origin}) show a difference of {GateQuestion.Share(seen)} (80 % power, {GateQuestion.Percent(Discordance)} discordant); {GateQuestion.Share(needed)} is needed";
        return seen <= needed
            ? question.Open(GateKind.DifferenceQuantified, test.Kind, $"{words}.", Rule)
            : question.Closed(
                GateKind.DifferenceQuantified,
                test.Kind,
                $"{words}: it could not be told from luck.",
                Rule,
                $"Label {GateQuestion.Count(Math.Max(1, Power.PairsNeeded(needed, Math.Max(Discordance, needed)) - test.Value))} more test examples.");
    }

    /// <summary>What is missing to the bar; where no bar says it, the smallest gain worth an effort.</summary>
    private static double Needed(GateQuestion question) =>
        question.Situation is { Bar.Quality: { } bar, PromptQuality: { } quality } && bar - quality.Value > question.Numbers.SmallestGain
            ? bar - quality.Value
            : question.Numbers.SmallestGain;
}
