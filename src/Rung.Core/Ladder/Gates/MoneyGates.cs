namespace Rung.Core.Ladder.Gates;

/// <summary>Whether it can pay.</summary>
internal static class MoneyGates
{
    private const string VolumeRule = "articles: below about 100,000 calls a month prompting is usually cheaper, above about 1,000,000 tuning often pays";
    private const string TeacherRule = "articles: distil where a large model does a well-defined task well and dearly";
    private const double Even = 0.5;

    /// <summary>The thresholds are a rule of thumb: the draws of ownership overrule them.</summary>
    public static Gate Volume(GateQuestion question)
    {
        var byRule = ByThresholds(question);
        if (!question.Situation.ProbabilityPays.TryGetValue(question.Remedy, out var pays))
        {
            return byRule;
        }

        var found = $"It costs less over all months with probability {GateQuestion.Share(pays)} (draws over all ranges and intervals). {byRule.Evidence}";
        var state = pays >= question.Numbers.PaysFrom ? GateState.Open : pays < Even ? GateState.Closed : GateState.Unknown;
        return byRule with
        {
            State = state,
            Known = state is GateState.Unknown ? EvidenceKind.None : EvidenceKind.Measured,
            Evidence = found,
            Opens = state is GateState.Open ? null : "See what would turn the choice: rung price.",
            RuleSays = question.Situation.CallsPerMonth is null ? null : byRule.State,
        };
    }

    public static Gate Teacher(GateQuestion question) => question.Situation.Teacher switch
    {
        null => question.Unknown(GateKind.Teacher, "No model that is paid by call was measured.", TeacherRule, "Measure a large model: name one in rung.yaml and climb."),
        { Value: GateState.Open } yes => question.Open(GateKind.Teacher, yes.Kind, $"A model that is paid by call reaches the quality ({yes.Origin}).", TeacherRule),
        { Value: GateState.Closed } no => question.Closed(GateKind.Teacher, no.Kind, $"No model that is paid by call reaches the quality ({no.Origin}): there is nobody to learn from.", TeacherRule, "Find a teacher that clears the bar first."),
        { } open => question.Unknown(GateKind.Teacher, $"Whether a model reaches the quality is open ({open.Origin}).", TeacherRule, "Label more test examples."),
    };

    private static Gate ByThresholds(GateQuestion question)
    {
        var (low, high) = (question.Numbers.LowVolume, question.Numbers.HighVolume);
        return question.Situation.CallsPerMonth switch
        {
            null => question.Unknown(GateKind.Volume, "How often the task is called is not known.", VolumeRule, "Say traffic.calls_per_month in rung.yaml."),
            { } calls when calls.Value >= high => question.Open(GateKind.Volume, calls.Kind, Words(calls), VolumeRule),
            { } calls when calls.Value < low => question.Closed(
                GateKind.Volume, calls.Kind, Words(calls), VolumeRule, $"{GateQuestion.Count(low)} calls a month, or a measured gain that is worth it."),
            { } calls => question.Unknown(
                GateKind.Volume, $"{Words(calls)} Between the thresholds only a calculation says.", VolumeRule, "Price it: rung price."),
        };
    }

    private static string Words(Known<double> calls) => $"{GateQuestion.Count(calls.Value)} calls a month ({calls.Origin}).";
}
