using Rung.Core.Data;
using Rung.Core.Economics;
using Rung.Core.Ladder;
using Rung.Core.Scoring;
using Rung.Engine.Recording;
using Rung.Engine.Tasks;

namespace Rung.Engine.Tests.Recording;

public sealed class RecordedAttemptsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("rung-recorded-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_line_is_an_attempt_with_its_score_cost_and_latency()
    {
        var recorded = await ReadAsync("""{"id": "a", "output": "yes", "correct": 1, "latencyMs": 12.5, "costUsd": 0.000374, "outputTokens": 156.0}""");

        var attempt = recorded.ByExample[new ExampleId("a")];

        Assert.Equal("yes", attempt.Output);
        Assert.Equal(Score.One, attempt.Score);
        Assert.Equal(new Money(0.000374m), attempt.Cost);
        Assert.Equal(new AttemptLatency(12.5), attempt.Latency);
        Assert.Equal(156, attempt.Tokens.Output);
    }

    [Fact]
    public async Task What_the_file_does_not_say_is_unknown_not_zero()
    {
        var recorded = await ReadAsync("""{"id": 7, "output": {"total": 3}}""");

        var attempt = recorded.ByExample[new ExampleId("7")];

        Assert.Equal("""{"total": 3}""", attempt.Output);
        Assert.Null(attempt.Score);
        Assert.Null(attempt.Cost);
        Assert.Null(attempt.Latency);
    }

    [Fact]
    public async Task Regrading_forgets_the_scores_of_the_file()
    {
        var recorded = await ReadAsync("""{"id": "a", "output": "yes", "correct": true}""", regrades: true);

        Assert.Null(recorded.ByExample[new ExampleId("a")].Score);
    }

    [Fact]
    public async Task A_stated_cost_stands_in_where_the_file_has_none()
    {
        var recorded = await ReadAsync("""{"id": "a", "output": "yes"}""", costPer1K: new Money(3.74m));

        Assert.Equal(new Money(0.00374m), recorded.ByExample[new ExampleId("a")].Cost);
    }

    [Fact]
    public async Task The_order_of_lines_does_not_name_another_candidate()
    {
        var one = await ReadAsync("{\"id\": \"a\", \"output\": \"1\"}\n{\"id\": \"b\", \"output\": \"2\"}\n");
        var other = await ReadAsync("{\"id\": \"b\", \"output\": \"2\"}\n\n{\"id\": \"a\", \"output\": \"1\"}");

        Assert.Equal(one.Content, other.Content);
    }

    [Theory]
    [InlineData("", "found no attempt")]
    [InlineData("not json", ":1:")]
    [InlineData("""{"output": "yes"}""", "found no \"id\"")]
    [InlineData("""{"id": "a"}""", "found neither \"output\" nor \"correct\"")]
    [InlineData("""{"id": "a", "output": "x", "correct": 7}""", "outside [0, 1]")]
    [InlineData("""{"id": "a", "output": "x", "costUsd": -1}""", "negative")]
    [InlineData("{\"id\": \"a\", \"output\": \"x\"}\n{\"id\": \"a\", \"output\": \"y\"}", ":2: found a second attempt at 'a'")]
    public async Task A_wrong_line_is_said_with_its_place(string text, string expected)
    {
        var e = await Assert.ThrowsAsync<TaskException>(() => ReadAsync(text));

        Assert.Contains(expected, e.Message, StringComparison.Ordinal);
        Assert.True(e.IsInputFault);
    }

    [Fact]
    public async Task Many_wrong_lines_are_said_in_one_go_and_counted()
    {
        var e = await Assert.ThrowsAsync<TaskException>(() => ReadAsync(string.Join('\n', Enumerable.Repeat("{}", 30))));

        Assert.Equal(21, e.Faults.Length);
        Assert.EndsWith("and 10 faults more.", e.Faults[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Recorded_ids_that_match_no_example_are_counted_and_the_first_is_named()
    {
        var recorded = await ReadAsync("{\"id\": \"a\", \"output\": \"1\"}\n{\"id\": \"z\", \"output\": \"2\"}\n{\"id\": \"y\", \"output\": \"2\"}");

        var e = Assert.Throws<TaskException>(() => recorded.ThrowIfUnmatched(new HashSet<ExampleId> { new("a") }));

        Assert.Contains("2 of 3 recorded ids match no example, the first is 'y'", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_example_without_a_line_is_a_failure_with_its_cause()
    {
        var definition = Definition();
        var recorded = await ReadAsync("""{"id": "a", "output": "yes"}""");

        var attempt = await new RecordedAnswerer(definition, recorded).AnswerAsync(
            new Example { Id = new ExampleId("b"), Input = ExampleInput.OfText("question") }, TestContext.Current.CancellationToken);

        Assert.Equal(FailureCause.NotRecorded, attempt.Failure!.Cause);
    }

    private async Task<RecordedAttempts> ReadAsync(string text, bool regrades = false, Money? costPer1K = null)
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "arm.jsonl"), text, TestContext.Current.CancellationToken);
        return await RecordedAttempts.ReadAsync(
            Definition() with { Regrades = regrades, CostPer1K = costPer1K }, _folder, TestContext.Current.CancellationToken);
    }

    private static RecordedCandidateDefinition Definition() =>
        new() { Name = "arm", Rung = RungKind.Tune, File = "arm.jsonl" };
}
