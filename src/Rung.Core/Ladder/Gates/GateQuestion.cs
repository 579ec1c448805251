using System.Globalization;
using Rung.Core.Statistics;

namespace Rung.Core.Ladder.Gates;

/// <summary>What one gate is asked of, with the ways to answer.</summary>
internal sealed record GateQuestion(Situation Situation, Policy Policy, Remedy Remedy)
{
    public GatePolicy Numbers => Policy.Gates;

    /// <summary>The measured gain of the remedy, where a candidate of it was measured.</summary>
    public DifferenceEstimate? Gain => Situation.Gains.TryGetValue(Remedy, out var gain) ? gain : null;

    public Gate Open(GateKind kind, EvidenceKind known, string evidence, string rule) =>
        Of(kind, GateState.Open, known, evidence, rule, opens: null);

    public Gate Closed(GateKind kind, EvidenceKind known, string evidence, string rule, string opens) =>
        Of(kind, GateState.Closed, known, evidence, rule, opens);

    public Gate Unknown(GateKind kind, string evidence, string rule, string opens) =>
        Of(kind, GateState.Unknown, EvidenceKind.None, evidence, rule, opens);

    /// <summary>The gate that the rule of thumb gives, unless the remedy's gain was measured: then that decides.</summary>
    public Gate UnlessMeasured(Gate byRule)
    {
        if (Gain is not { } gain)
        {
            return byRule;
        }

        var words = $"measured gain {Signed(gain.Value)} [{Signed(gain.Interval.Low)}, {Signed(gain.Interval.High)}] on {Count(gain.Count)} examples";
        return gain.Interval switch
        {
            { Low: > 0 } => byRule with
            {
                State = GateState.Open,
                Known = EvidenceKind.Measured,
                Evidence = $"{words}: it helps. {byRule.Evidence}",
                Opens = null,
                RuleSays = byRule.State,
            },
            { High: < 0 } => byRule with
            {
                State = GateState.Closed,
                Known = EvidenceKind.Measured,
                Evidence = $"{words}: it hurts. {byRule.Evidence}",
                Opens = "Mend what makes it worse (its retriever, its examples, its labels) and measure again.",
                RuleSays = byRule.State,
            },
            _ => byRule with { Evidence = $"{words}: not proven either way. {byRule.Evidence}" },
        };
    }

    public static string Count(double count) => count.ToString("#,0", CultureInfo.InvariantCulture);

    public static string Share(double share) => share.ToString("0.0##", CultureInfo.InvariantCulture);

    public static string Percent(double share) => (share * 100).ToString("0.##", CultureInfo.InvariantCulture) + " %";

    public static string Milliseconds(double milliseconds) => Count(milliseconds) + " ms";

    public static string Signed(double value) => value.ToString("+0.000;-0.000;0.000", CultureInfo.InvariantCulture);

    private Gate Of(GateKind kind, GateState state, EvidenceKind known, string evidence, string rule, string? opens) => new()
    {
        Kind = kind,
        Remedy = Remedy,
        State = state,
        Known = known,
        Evidence = evidence,
        Rule = rule,
        Opens = opens,
    };
}
