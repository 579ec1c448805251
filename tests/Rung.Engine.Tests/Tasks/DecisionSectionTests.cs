using Rung.Core.Economics;
using Rung.Core.Ladder.Gates;
using Rung.Engine.Tasks;

namespace Rung.Engine.Tests.Tasks;

/// <summary>The keys of <c>rung.yaml</c> that decisions are made from: <c>traffic</c>, <c>value</c>, <c>answers</c>.</summary>
public sealed class DecisionSectionTests : IDisposable
{
    private readonly TaskFolder _folder = new TaskFolder()
        .With("train.csv", "input,expected\nhello,greeting\n")
        .With("docs/a.md", "# A")
        .With("docs/more/b.md", "# B");

    public static TheoryData<FailureSignal> Signals => [.. Enum.GetValues<FailureSignal>()];

    public static TheoryData<KnowledgePace> Paces => [.. Enum.GetValues<KnowledgePace>()];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Traffic_is_read_as_numbers_or_ranges()
    {
        var traffic = (await ReadAsync(
            "traffic: { calls_per_month: { low: 1_000, likely: 2_000, high: 6_000 }, cached_share: 0.5, growth: -0.05, peak: { low: 2, likely: 3, high: 9 } }")).Traffic!;

        Assert.Equal(
            (Quantity.Range(1_000, 2_000, 6_000), Quantity.Certain(0.5), Quantity.Certain(-0.05), Quantity.Range(2, 3, 9)),
            (traffic.Calls, traffic.CachedShare, traffic.Growth, traffic.Peak));
        Assert.Equal(3_000, traffic.CallsPerMonth);
        Assert.Equal(3_000, traffic.ToTraffic()!.CallsPerMonth.Value.Expected);
    }

    [Fact]
    public async Task Values_are_read_with_their_unit_and_source()
    {
        var value = (await ReadAsync("value: { correct: 0.05, error: { low: 0.1, likely: 0.5, high: 1 }, second: 0.01, free_latency: 500ms }")).Value!;

        Assert.Equal((Quantity.Certain(0.05), "$ per correct answer", "rung.yaml"), (value.PerCorrect.Value, value.PerCorrect.Unit, value.PerCorrect.Source));
        Assert.Equal(Quantity.Range(0.1, 0.5, 1), value.PerError!.Value);
        Assert.Equal((Quantity.Certain(0.01), 0.5), (value.PerSecond!.Value, value.FreeSeconds));
    }

    [Fact]
    public async Task Answers_become_facts_that_say_where_they_were_answered()
    {
        var task = await ReadAsync(
            """
            documents: docs/
            traffic: { calls_per_month: 50_000 }
            answers:
              failure: wrong-tone
              knowledge_changes: weekly
              task_changes: monthly
              team: 4
              operations: true
              regulated: true
              compliance: false
              structured_output: true
              shots: false
            """);

        var facts = TaskFacts.Of(task);

        Assert.Equal(Fact.Answered(FailureSignal.WrongTone, "rung.yaml: answers.failure"), facts.Signal);
        Assert.Equal(Fact.Answered(KnowledgePace.Weekly, "rung.yaml: answers.knowledge_changes"), facts.KnowledgePace);
        Assert.Equal(Fact.Answered(3.0, "rung.yaml: answers.task_changes"), facts.ChangesPerQuarter);
        Assert.Equal(Fact.Answered(4, "rung.yaml: answers.team"), facts.Team);
        Assert.Equal((true, true, false), (facts.HasModelOperations!.Value, facts.IsRegulated!.Value, facts.HasComplianceCapacity!.Value));
        Assert.Equal((true, false), (facts.TriedStructuredOutput!.Value, facts.TriedShots!.Value));
        Assert.Equal(Fact.Answered(50_000.0, "rung.yaml: traffic.calls_per_month"), facts.CallsPerMonth);
        Assert.Equal(Fact.Measured(2, "docs/"), facts.Documents);
    }

    [Fact]
    public async Task What_is_not_answered_is_unknown()
    {
        var facts = TaskFacts.Of(await ReadAsync("answers: { team: null }"));

        Assert.Equal(new Situation(), facts);
    }

    [Theory]
    [MemberData(nameof(Signals))]
    public async Task Every_failure_signal_has_a_word(FailureSignal signal)
    {
        var word = AnswersSection.Failures.Single(failure => failure.Signal == signal).Word;

        Assert.Equal(signal, (await ReadAsync($"answers: {{ failure: {word} }}")).Answers.Failure);
    }

    [Theory]
    [MemberData(nameof(Paces))]
    public async Task Every_pace_of_knowledge_has_a_word(KnowledgePace pace)
    {
        var word = AnswersSection.Paces.Single(one => one.Pace == pace).Word;

        Assert.Equal(pace, (await ReadAsync($"answers: {{ knowledge_changes: {word} }}")).Answers.KnowledgeChanges);
    }

    [Theory]
    [InlineData("traffic: { calls_per_month: 0 }", "traffic.calls_per_month: found '0'; expected a number of calls a month, from 1")]
    [InlineData("traffic: { calls_per_month: -5 }", "traffic.calls_per_month: found '-5'")]
    [InlineData("traffic: { calls_per_month: .nan }", "traffic.calls_per_month: found '.nan'")]
    [InlineData("traffic: { calls_per_month: 4e12 }", "traffic.calls_per_month: found '4e12'")]
    [InlineData("traffic: { calls_per_month: { low: 5, likely: 3, high: 9 } }", "traffic.calls_per_month.likely: found low 5, likely 3, high 9; expected numbers that do not fall")]
    [InlineData("traffic: { calls_per_month: { low: 5, high: 9 } }", "traffic.calls_per_month.likely: found nothing")]
    [InlineData("traffic: { calls_per_month: 5, growth: -2 }", "traffic.growth: found '-2'")]
    [InlineData("traffic: { calls_per_month: 5, peak: 0.5 }", "traffic.peak: found '0.5'")]
    [InlineData("traffic: { calls_per_month: 5, cached_share: { low: 0.5, likely: 0.9, high: 1.5 } }", "traffic.cached_share.high: found '1.5'")]
    [InlineData("value: { error: 1 }", "value.correct: found nothing")]
    [InlineData("value: { correct: -1 }", "value.correct: found '-1'")]
    [InlineData("value: { correct: NaN }", "value.correct: found 'NaN'")]
    [InlineData("value: { correct: 1 EUR }", "value.correct: found '1 EUR'; expected United States dollars, from 0")]
    [InlineData("value: { correct: 1, error: { low: 2, likely: 1, high: 3 } }", "value.error.likely: found low 2, likely 1, high 3")]
    [InlineData("value: { correct: 1, free_latency: 500 }", "value.free_latency: found '500'")]
    [InlineData("answers: { failure: wrong-ton }", "did you mean 'wrong-tone'")]
    [InlineData("answers: { knowledge_changes: often }", "answers.knowledge_changes: found 'often'; expected stable,")]
    [InlineData("answers: { task_changes: live }", "answers.task_changes: found 'live'")]
    [InlineData("answers: { team: 2.5 }", "answers.team: found '2.5'; expected a whole number of engineers, from 0")]
    [InlineData("answers: { team: -1 }", "answers.team: found '-1'")]
    [InlineData("answers: { operations: yes }", "answers.operations: found 'yes'; expected true or false")]
    public async Task A_fault_names_its_field(string text, string expected)
    {
        var refused = await Assert.ThrowsAsync<TaskException>(() => ReadAsync(text));

        Assert.StartsWith("rung.yaml:4:", Assert.Single(refused.Faults), StringComparison.Ordinal);
        Assert.Contains(expected, refused.Message, StringComparison.Ordinal);
    }

    private Task<TaskDefinition> ReadAsync(string more)
    {
        _folder.With("rung.yaml", $"task: t\noutput: {{ kind: label }}\ndata: {{ examples: train.csv }}\n{more}\n");
        return TaskReader.ReadAsync(_folder.Path, TestContext.Current.CancellationToken);
    }
}
