using Rung.Core.Ladder;
using Rung.Core.Ladder.Gates;

namespace Rung.Core.Tests.Ladder.Gates;

/// <summary>What follows from the gates together: the matrix, what to do next, the litmus test, the six questions.</summary>
public sealed class GateReportTests
{
    [Theory]
    [InlineData(FailureSignal.MissingKnowledge, Remedy.Retrieval, Remedy.FineTuning)]
    [InlineData(FailureSignal.FormatBreaks, Remedy.StructuredOutput, Remedy.Retrieval)]
    [InlineData(FailureSignal.WrongOnDomain, Remedy.Retrieval, Remedy.FineTuning)]
    [InlineData(FailureSignal.WrongTone, Remedy.Prompting, Remedy.Retrieval)]
    [InlineData(FailureSignal.ToolMisuse, Remedy.FineTuning, Remedy.Retrieval)]
    [InlineData(FailureSignal.SlowFromLongPrompt, Remedy.PromptCaching, Remedy.Retrieval)]
    [InlineData(FailureSignal.CostAtScale, Remedy.Distillation, Remedy.LargerModel)]
    [InlineData(FailureSignal.WrongPassages, Remedy.TunedRetriever, Remedy.FineTuning)]
    public void Each_row_of_the_matrix_opens_its_right_remedy_and_closes_its_wrong_one(FailureSignal signal, Remedy right, Remedy wrong)
    {
        var report = (Situations.Failing(signal) with { Prompts = Fact.Measured(1, "test") }).Report();

        Assert.Equal((signal, wrong), (report.Row!.Signal, report.Row.Wrong));
        Assert.Equal(right, report.Row.Right[0]);
        Assert.Equal(GateState.Open, report.Find(right, GateKind.Signal)!.State);
        Assert.All(
            report.Remedies.Where(remedy => !report.Row.Right.Contains(remedy.Remedy)),
            remedy => Assert.Equal(GateState.Closed, remedy.Find(GateKind.Signal)?.State ?? GateState.Closed));
    }

    [Fact]
    public void The_wrong_remedy_of_the_matrix_is_called_that()
    {
        var gate = Situations.Failing(FailureSignal.MissingKnowledge).Gate(Remedy.FineTuning, GateKind.Signal);

        Assert.Contains("fine-tuning is the wrong remedy", gate.Evidence, StringComparison.Ordinal);
        Assert.Equal("Try retrieval.", gate.Opens);
    }

    [Fact]
    public void A_remedy_is_closed_if_one_gate_is_and_unknown_if_one_is()
    {
        var unknown = Situations.Ready with { IsRegulated = null };

        Assert.Equal(GateState.Open, Situations.Ready.Report().Of(Remedy.FineTuning).State);
        Assert.Equal(GateState.Unknown, unknown.Report().Of(Remedy.FineTuning).State);
        Assert.Equal(GateState.Closed, (unknown with { Team = Fact.Answered(1, "test") }).Report().Of(Remedy.FineTuning).State);
    }

    [Fact]
    public void Next_is_the_first_right_remedy_of_the_matrix_that_was_not_tried()
    {
        var tone = Situations.Failing(FailureSignal.WrongTone);

        Assert.Equal(Remedy.Prompting, (tone with { TriedShots = null }).Report().Next);
        Assert.Equal(Remedy.FineTuning, tone.Report().Next);
        Assert.Null(tone.WithGain(Remedy.FineTuning, 0.01, halfWidth: 0.05).Report().Next);
    }

    [Fact]
    public void Next_is_never_a_remedy_that_is_closed()
    {
        var tone = Situations.Failing(FailureSignal.WrongTone) with { Team = Fact.Answered(1, "test") };

        Assert.Null(tone.Report().Next);
    }

    [Fact]
    public void An_earnest_try_has_as_many_prompts_as_the_policy_says()
    {
        var policy = new Policy { Gates = new GatePolicy { FewestPrompts = 4 } };

        Assert.Equal(Remedy.Prompting, Situations.Failing(FailureSignal.WrongTone).Report(policy).Next);
    }

    [Fact]
    public void Without_a_signal_next_is_the_first_rung_that_was_not_climbed()
    {
        var nobodySaid = Situations.Ready with { Signal = null, Documents = Fact.Measured(3, "test") };

        Assert.Equal(Remedy.Prompting, (nobodySaid with { Prompts = null }).Report().Next);
        Assert.Equal(Remedy.Retrieval, nobodySaid.Report().Next);
        Assert.Equal(Remedy.FineTuning, (nobodySaid with { Documents = Fact.Measured(0, "test") }).Report().Next);
    }

    [Theory]
    [InlineData(null, 0.05, GateState.Unknown)]
    [InlineData(true, 0.05, GateState.Open)]
    [InlineData(false, 0.05, GateState.Closed)]
    public void One_no_fails_the_litmus_test_and_one_silence_leaves_it_open(bool? operations, double gain, GateState expected)
    {
        var situation = Situations.Ready with { HasModelOperations = operations is { } known ? Fact.Answered(known, "test") : null };

        Assert.Equal(expected, situation.WithGain(Remedy.FineTuning, gain, halfWidth: 0.02).Report().Litmus);
    }

    [Fact]
    public void The_litmus_test_asks_for_prompting_difference_and_operations()
    {
        Assert.Equal(GateState.Closed, (Situations.Ready with { Prompts = Fact.Measured(1, "test") }).Report().Litmus);
        Assert.Equal(GateState.Closed, (Situations.Ready with { Test = Fact.Measured(10, "test") }).Report().Litmus);
        Assert.Equal(GateState.Open, (Situations.Ready with { Team = Fact.Answered(1, "test") }).Report().Litmus);
    }

    [Fact]
    public void The_six_questions_are_answered_in_their_order()
    {
        var report = (Situations.Ready with
        {
            Examples = Fact.Measured(10, "test"),
            ChangesPerQuarter = null,
            Teacher = Fact.Measured(GateState.Closed, "test"),
        }).Report();

        Assert.Equal(
            [GateState.Closed, GateState.Open, GateState.Unknown, GateState.Open, GateState.Open, GateState.Closed],
            FrameworkQuestion.Six.Select(report.AnswerTo));
    }

    [Fact]
    public void Every_row_and_every_gate_has_words()
    {
        Assert.Equal(Enum.GetValues<FailureSignal>(), DecisionMatrix.Rows.Select(row => row.Signal));
        Assert.Equal(Enum.GetValues<GateKind>().Length, Enum.GetValues<GateKind>().Select(RemedyWords.Of).Distinct().Count());
        Assert.Equal(Enum.GetValues<Remedy>().Length, Enum.GetValues<Remedy>().Select(RemedyWords.Of).Distinct().Count());
    }
}
