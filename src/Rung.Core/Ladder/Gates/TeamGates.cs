namespace Rung.Core.Ladder.Gates;

/// <summary>Whether the team can keep what it makes. Only the team can say so.</summary>
internal static class TeamGates
{
    private const string OperationsRule = "articles: without versions, monitoring and rollback a tuned model is a liability";
    private const string SizeRule = "articles: two or three engineers are slowed down by data and compliance work; five to eight with operations can keep it";
    private const string ComplianceRule = "articles: each tuned model adds records of data, changes and decisions; regulated domains gain most from consistency";

    public static Gate Operations(GateQuestion question) => question.Situation.HasModelOperations switch
    {
        null => question.Unknown(GateKind.OperationalMaturity, "Nobody said whether models are versioned, monitored and rolled back.", OperationsRule, "Answer answers.operations in rung.yaml."),
        { Value: true } yes => question.Open(GateKind.OperationalMaturity, yes.Kind, $"Models are versioned, monitored and rolled back ({yes.Origin}).", OperationsRule),
        { } no => question.Closed(
            GateKind.OperationalMaturity, no.Kind, $"Models are not versioned, monitored and rolled back ({no.Origin}).", OperationsRule, "Set up versions, monitoring and a rollback before training."),
    };

    public static Gate Size(GateQuestion question)
    {
        var numbers = question.Numbers;
        return question.Situation.Team switch
        {
            null => question.Unknown(GateKind.Team, "Nobody said how many engineers would keep it.", SizeRule, "Answer answers.team in rung.yaml."),
            { } team when team.Value < numbers.FewestEngineers => question.Closed(
                GateKind.Team, team.Kind, $"{Engineers(team.Value)} ({team.Origin}).", SizeRule, $"{numbers.FewestEngineers} engineers at least."),
            { } team when team.Value >= numbers.ComfortableEngineers => question.Open(GateKind.Team, team.Kind, $"{Engineers(team.Value)} ({team.Origin}).", SizeRule),
            { } team => question.Unknown(
                GateKind.Team, $"{Engineers(team.Value)} ({team.Origin}): they can, and other work will slow down.", SizeRule, $"{numbers.ComfortableEngineers} engineers, or a provider that trains and serves."),
        };
    }

    public static Gate Compliance(GateQuestion question) => (question.Situation.IsRegulated, question.Situation.HasComplianceCapacity) switch
    {
        (null, _) => question.Unknown(GateKind.Compliance, "Nobody said whether the domain is regulated.", ComplianceRule, "Answer answers.regulated in rung.yaml."),
        ({ Value: false } free, _) => question.Open(GateKind.Compliance, free.Kind, $"The domain is not regulated ({free.Origin}).", ComplianceRule),
        (_, { Value: true } able) => question.Open(GateKind.Compliance, able.Kind, $"The domain is regulated, and someone keeps its documents ({able.Origin}).", ComplianceRule),
        (_, { } unable) => question.Closed(
            GateKind.Compliance, unable.Kind, $"The domain is regulated, and nobody keeps its documents ({unable.Origin}).", ComplianceRule, "Name who keeps records of data, changes and decisions."),
        (_, null) => question.Unknown(
            GateKind.Compliance, "The domain is regulated; nobody said who keeps its documents.", ComplianceRule, "Answer answers.compliance in rung.yaml."),
    };

    private static string Engineers(int count) => count == 1 ? "One engineer" : $"{count} engineers";
}
