using System.Collections.Immutable;
using Microsoft.Extensions.Time.Testing;
using Rung.Core.Data;
using Rung.Engine.Labelling;
using Rung.Engine.Labelling.Answers;
using Rung.Engine.Labelling.Sittings;
using Rung.Engine.Tasks;

namespace Rung.Engine.Tests.Labelling;

public sealed class LabelSittingTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("rung-label-").FullName;

    private string LogPath => Path.Combine(_folder, "labels.jsonl");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_digit_takes_the_suggested_label()
    {
        var answers = await AskAsync("21");

        Assert.Equal([("a", "two"), ("b", "one")], answers);
    }

    [Fact]
    public async Task Letters_search_all_labels_and_enter_takes_the_first()
    {
        var answers = await AskAsync("/thr\r");

        Assert.Equal([("a", "three")], answers);
    }

    [Fact]
    public async Task What_matches_no_label_is_not_taken()
    {
        var screen = new ScriptedScreen("/zzz\r");

        Assert.Empty(await AskAsync(screen));
        Assert.Contains("--new-labels", screen.Last?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_matches_no_label_is_a_new_one_where_the_person_said_so()
    {
        var answers = await AskAsync(new ScriptedScreen("/zzz\r"), allowsNewLabels: true);

        Assert.Equal([("a", "zzz")], answers);
    }

    [Fact]
    public async Task An_answer_is_taken_back_and_asked_again()
    {
        var answers = await AskAsync("1u2");

        Assert.Equal([("a", "two")], answers);
    }

    [Fact]
    public async Task A_skipped_question_stays_open() => Assert.Equal([("b", "one")], await AskAsync("s1"));

    [Theory]
    [InlineData("q1")]
    [InlineData("\u00031")]
    [InlineData("\u00041")]
    public async Task A_person_can_end_it(string keys) => Assert.Empty(await AskAsync(keys));

    [Fact]
    public async Task The_label_in_doubt_is_kept_by_one_key()
    {
        var questions = Questions().SetItem(0, Question("a") with { Example = Question("a").Example with { Expected = "three" } });

        Assert.Equal([("a", "three")], await AskAsync(new ScriptedScreen("k"), questions: questions));
    }

    [Fact]
    public async Task What_was_answered_is_not_asked_again()
    {
        await AskAsync("1q");
        var screen = new ScriptedScreen("q");

        await AskAsync(screen);

        Assert.Equal("b", screen.Last?.Question.Example.Id.ToString());
        Assert.Equal(1, screen.Last?.Answered);
    }

    [Fact]
    public async Task An_answer_that_a_kill_cut_short_is_asked_again()
    {
        await AskAsync("12");
        await using (var file = new FileStream(LogPath, FileMode.Open))
        {
            file.SetLength(file.Length - 5);
        }

        var screen = new ScriptedScreen("1");

        Assert.Equal([("a", "one"), ("b", "one")], await AskAsync(screen));
    }

    [Fact]
    public async Task Two_sittings_do_not_write_one_file()
    {
        using var log = await OpenAsync();

        await Assert.ThrowsAsync<DatasetException>(OpenAsync);
    }

    [Fact]
    public async Task A_key_without_a_meaning_says_so()
    {
        var screen = new ScriptedScreen("9");

        Assert.Empty(await AskAsync(screen));
        Assert.Contains("nothing", screen.Last?.Message, StringComparison.Ordinal);
    }

    private static ImmutableArray<LabelQuestion> Questions() => [Question("a"), Question("b"), Question("c")];

    private static LabelQuestion Question(string id) => new()
    {
        Example = new Example { Id = new ExampleId(id), Input = ExampleInput.OfText($"input {id}") },
        Suggestions = [new("one", 0.6), new("two", 0.3)],
    };

    private Task<LabelLog> OpenAsync() => LabelLog.OpenAsync(
        LogPath, new AnswerColumns(Task(_folder)), new FakeTimeProvider(), TestContext.Current.CancellationToken);

    private static TaskDefinition Task(string folder) => new()
    {
        Folder = folder,
        Name = "t",
        Output = OutputKind.Label,
        Data = new DataDefinition(),
        Metric = new MetricDefinition("accuracy"),
        Bar = new(),
        Models = [],
    };

    private Task<(string Id, string Label)[]> AskAsync(string keys) => AskAsync(new ScriptedScreen(keys));

    private async Task<(string Id, string Label)[]> AskAsync(
        ScriptedScreen screen, bool allowsNewLabels = false, ImmutableArray<LabelQuestion>? questions = null)
    {
        using var log = await OpenAsync();
        new LabelSitting(questions ?? Questions(), ["one", "three", "two"], log, screen) { AllowsNewLabels = allowsNewLabels }
            .Run(TestContext.Current.CancellationToken);
        return [.. log.Answers.Select(answer => (answer.Key.ToString(), answer.Value)).Order()];
    }

    private sealed class ScriptedScreen(string keys) : ILabelScreen
    {
        private int _place;

        public LabelView? Last { get; private set; }

        public void Show(LabelView view) => Last = view;

        public ConsoleKeyInfo? ReadKey() => _place == keys.Length ? null : KeyOf(keys[_place++]);

        private static ConsoleKeyInfo KeyOf(char key) => new(key, key == '\r' ? ConsoleKey.Enter : ConsoleKey.None, shift: false, alt: false, control: key is < ' ' and not '\r');
    }
}
