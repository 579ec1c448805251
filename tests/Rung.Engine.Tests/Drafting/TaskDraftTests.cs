using Rung.Core.Ladder.Gates;
using Rung.Engine.Drafting;
using Rung.Engine.Tasks;
using Rung.Engine.Tests.Tasks;

namespace Rung.Engine.Tests.Drafting;

public sealed class TaskDraftTests : IDisposable
{
    private readonly TaskFolder _folder = new TaskFolder().With(
        "tickets.csv", "text,intent,kunde: nr\n" + string.Concat(Enumerable.Range(0, 40).Select(i => $"message {i},{(i % 2 == 0 ? "refund" : "delivery")},c{i / 4}\n")));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_draft_without_answers_is_a_task_and_asks_every_question_in_a_comment()
    {
        var draft = await BeginAsync();

        await draft.WriteAsync(TestContext.Current.CancellationToken);

        var task = await TaskReader.ReadAsync(_folder.Path, TestContext.Current.CancellationToken);
        Assert.Equal("tickets.csv", task.Data.Examples);
        Assert.Null(task.Bar.Quality);
        var text = await File.ReadAllTextAsync(Path.Combine(_folder.Path, TaskReader.FileName), TestContext.Current.CancellationToken);
        Assert.All(DraftQuestions.All.Where(question => question.Section.Length > 0), question => Assert.Contains($"# {question.Name}: ", text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_question_has_an_answer_that_the_file_can_hold()
    {
        var draft = await BeginAsync();

        foreach (var question in DraftQuestions.All)
        {
            Assert.Null(await draft.AnswerAsync(question, Sample(question), TestContext.Current.CancellationToken));
        }

        await draft.WriteAsync(TestContext.Current.CancellationToken);
        var task = await TaskReader.ReadAsync(_folder.Path, TestContext.Current.CancellationToken);
        Assert.Equal(0.9, task.Bar.Quality);
        Assert.Equal(100_000, task.Traffic!.CallsPerMonth);
        Assert.Equal("Say which team should answer the message.", task.Instructions);
        Assert.Equal((FailureSignal.MissingKnowledge, 4, true), (task.Answers.Failure, task.Answers.Team, task.Answers.HasOperations));
    }

    [Theory]
    [InlineData("bar.quality", "90", "between 0 and 1")]
    [InlineData("bar.p95", "800", "with its unit")]
    [InlineData("answers.team", "some", "a whole number of engineers")]
    [InlineData("answers.failure", "everything", "missing-knowledge")]
    [InlineData("answers.regulated", "perhaps", "true or false")]
    [InlineData("traffic.calls_per_month", "-1", "calls a month")]
    [InlineData("traffic.calls_per_month", "1 }\nseed: 7", "calls a month")]
    public async Task A_wrong_answer_is_refused_in_the_words_of_the_file_and_not_kept(string key, string answer, string said)
    {
        var draft = await BeginAsync();

        var fault = await draft.AnswerAsync(DraftQuestions.All.Single(question => question.Key == key), answer, TestContext.Current.CancellationToken);

        Assert.Contains(said, fault, StringComparison.Ordinal);
        Assert.Empty(draft.Answers);
    }

    [Theory]
    [InlineData("Say: which \"desk\" # and why?")]
    [InlineData("line\nline: {")]
    [InlineData("- yes")]
    public async Task Instructions_may_hold_any_character(string instructions)
    {
        var draft = await BeginAsync();

        Assert.Null(await draft.AnswerAsync(DraftQuestions.All[0], instructions, TestContext.Current.CancellationToken));
        await draft.WriteAsync(TestContext.Current.CancellationToken);

        Assert.Equal(instructions, (await TaskReader.ReadAsync(_folder.Path, TestContext.Current.CancellationToken)).Instructions);
    }

    [Fact]
    public async Task A_task_that_is_there_is_not_written_over()
    {
        _folder.With(TaskReader.FileName, "task: mine\n");

        var refused = await Assert.ThrowsAsync<TaskException>(BeginAsync);

        Assert.Contains("already", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_keeps_documents_is_asked_only_where_the_domain_is_regulated()
    {
        var draft = await BeginAsync();
        var (regulated, compliance) = (Question("answers.regulated"), Question("answers.compliance"));

        Assert.False(DraftQuestions.Applies(compliance, draft.Answers));
        await draft.AnswerAsync(regulated, "yes", TestContext.Current.CancellationToken);
        Assert.True(DraftQuestions.Applies(compliance, draft.Answers));
    }

    private Task<TaskDraft> BeginAsync() => TaskDraft.BeginAsync(_folder.Path, TestContext.Current.CancellationToken);

    private static DraftQuestion Question(string key) => DraftQuestions.All.Single(question => question.Key == key);

    /// <summary>The first of the words that the question offers.</summary>
    private static string Sample(DraftQuestion question) =>
        question.Example.Contains(" or ", StringComparison.Ordinal) ? "yes" : question.Section == "answers" ? question.Example.Split(", ")[0] : question.Example;
}
