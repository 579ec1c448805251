namespace Rung.Core.Ladder.Gates;

/// <summary>Whether what is learnt stays true long enough.</summary>
internal static class ChangeGates
{
    private const string StabilityRule = "articles: training at a moving target is a treadmill; a cycle takes one to two weeks for an adapter, four to eight for all weights";
    private const string PaceRule = "articles: use retrieval for anything that changes, and a database for what changes faster than an index";

    public static Gate Stability(GateQuestion question)
    {
        var most = question.Numbers.MostChanges;
        return question.Situation.ChangesPerQuarter switch
        {
            null => question.Unknown(GateKind.Stability, "How often the task changes is not known.", StabilityRule, "Answer answers.task_changes in rung.yaml, or climb for a while: changes are counted."),
            { } changes when changes.Value <= most => question.Open(GateKind.Stability, changes.Kind, Words(changes, most), StabilityRule),
            { } changes => question.Closed(GateKind.Stability, changes.Kind, Words(changes, most), StabilityRule, "Let the task settle; a prompt follows changes within the hour."),
        };
    }

    public static Gate Knowledge(GateQuestion question) =>
        question.Remedy is Remedy.Retrieval ? ForRetrieval(question) : ForTuning(question);

    private static Gate ForRetrieval(GateQuestion question) => question.Situation.KnowledgePace switch
    {
        null => question.Unknown(GateKind.KnowledgePace, "How fast the knowledge changes is not known.", PaceRule, "Answer answers.knowledge_changes in rung.yaml."),
        { Value: KnowledgePace.Live } live => question.Closed(
            GateKind.KnowledgePace, live.Kind, $"The knowledge changes faster than an index can follow ({live.Origin}).", PaceRule, "Ask the database by a tool call instead."),
        { } pace => question.Open(GateKind.KnowledgePace, pace.Kind, $"An index can follow: the knowledge changes {Words(pace.Value)} ({pace.Origin}).", PaceRule),
    };

    /// <summary>The first trap of the articles: weights that learn what will not stay true.</summary>
    private static Gate ForTuning(GateQuestion question) => question.Situation.KnowledgePace switch
    {
        null => question.Unknown(GateKind.KnowledgePace, "How fast the knowledge changes is not known.", PaceRule, "Answer answers.knowledge_changes in rung.yaml."),
        { } pace when pace.Value >= KnowledgePace.Monthly => question.Closed(
            GateKind.KnowledgePace, pace.Kind, $"The knowledge changes {Words(pace.Value)} ({pace.Origin}): weights would quote what is no longer true.", PaceRule, "Keep the moving parts out of the weights: retrieve them."),
        { } pace => question.Open(GateKind.KnowledgePace, pace.Kind, $"The knowledge changes {Words(pace.Value)} ({pace.Origin}).", PaceRule),
    };

    private static string Words(Known<double> changes, double most) =>
        $"{GateQuestion.Count(changes.Value)} changes of instructions, labels or documents in 90 days ({changes.Origin}); {GateQuestion.Count(most)} are bearable.";

    private static string Words(KnowledgePace pace) => pace switch
    {
        KnowledgePace.Stable => "hardly ever",
        KnowledgePace.Yearly => "within a year",
        KnowledgePace.Quarterly => "every quarter",
        KnowledgePace.Monthly => "every month",
        KnowledgePace.Weekly => "every week",
        KnowledgePace.Daily => "every day",
        _ => "all the time",
    };
}
