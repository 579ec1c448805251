using System.Text.Json;
using Rung.Core.Ladder;
using Rung.Core.Ladder.Gates;
using Rung.Engine.Climbing;
using Rung.Engine.Tasks;
using YamlDotNet.RepresentationModel;

namespace Rung.Cli.Tests.Cases;

/// <summary>The stories of <c>docs/cases.md</c>, each from its <c>rung.yaml</c> and files through the whole climb.</summary>
public sealed class CaseTests
{
    private const int Stories = 30;
    private const char Gap = '…';

    public static TheoryData<string> Titles => [.. CaseBook.Read().Select(story => story.Title)];

    [Fact]
    public void There_are_as_many_stories_as_the_book_says() => Assert.Equal(Stories, CaseBook.Read().Count);

    [Fact]
    public void Every_row_of_the_decision_matrix_has_its_story()
    {
        var told = CaseBook.Read().Select(story => story.Expected.Text("fails")).OfType<string>().Where(fails => fails != "nobody knows");

        Assert.Equal(DecisionMatrix.Rows.Select(row => Word(row.Signal)).Order(), told.Distinct().Order());
    }

    [Theory]
    [MemberData(nameof(Titles))]
    public async Task The_decision_is_as_the_story_says(string title)
    {
        var story = CaseBook.Read().Single(story => story.Title == title);
        using var folder = new MadeTask(story);

        var result = await ClimbAsync(folder.Path);

        var (expected, verdict, gates) = (story.Expected, result.Verdict, result.Gates!);
        Assert.Equal(expected.Text("verdict"), Of(verdict));
        AssertSays(expected.Text("reason")!, verdict.Reasons[0]);
        Assert.Equal(expected.Text("fails"), gates.Row is { } row ? Word(row.Signal) : "nobody knows");
        Assert.Equal(expected.Text("next"), gates.Next is { } next ? Word(next) : "nothing");
        Assert.Equal(expected.Text("litmus"), Word(gates.Litmus));
        Assert.Equal(expected.Texts("overruled"), Overruled(gates));
        AssertGates(expected.Map("gates"), gates);
        if (expected.Find("six") is not null)
        {
            Assert.Equal(expected.Texts("six"), FrameworkQuestion.Six.Select(question => Word(gates.AnswerTo(question))));
        }

        string[] sentences = [.. verdict.Reasons, .. verdict.Reversals, .. verdict.NextSteps];
        Assert.All(expected.Texts("says"), said => AssertSays(said, sentences.FirstOrDefault(sentence => Says(sentence, said)) ?? string.Join('\n', sentences)));
    }

    /// <summary>Each remedy that the story names: its state, and that of the gates that it names.</summary>
    private static void AssertGates(YamlMappingNode expected, GateReport gates)
    {
        foreach (var (name, value) in expected.Pairs())
        {
            var remedy = gates.Remedies.Single(remedy => Word(remedy.Remedy) == name);
            foreach (var (gate, state) in ((YamlMappingNode)value).Pairs())
            {
                var found = gate == "all" ? remedy.State : remedy.Gates.Single(one => RemedyWords.Of(one.Kind) == gate).State;
                Assert.Equal($"{name} {gate}: {state}", $"{name} {gate}: {Word(found)}");
            }
        }
    }

    /// <summary>Numbers that a story cannot know beforehand it leaves out with an ellipsis.</summary>
    private static void AssertSays(string expected, string sentence) =>
        Assert.True(Says(sentence, expected), $"Expected: {expected}\nFound: {sentence}");

    private static bool Says(string sentence, string expected)
    {
        var at = 0;
        foreach (var part in expected.Split(Gap, StringSplitOptions.TrimEntries))
        {
            var found = sentence.IndexOf(part, at, StringComparison.Ordinal);
            if (found < 0 || (at == 0 && found > 0))
            {
                return false;
            }

            at = found + part.Length;
        }

        return true;
    }

    private static async Task<ClimbResult> ClimbAsync(string folder)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var task = await TaskReader.ReadAsync(folder, cancellation);
        await using var state = new TaskState(task.Folder, waits: false, _ => { }, TimeProvider.System);
        var source = await new Climb(task, state, new ClimbOptions(), new SilentObserver(), TimeProvider.System).RunAsync(cancellation);
        return source.Result;
    }

    private static IEnumerable<string> Overruled(GateReport gates) =>
        from remedy in gates.Remedies
        from gate in remedy.Gates
        where gate.IsRuleOverruled
        select $"{Word(remedy.Remedy)} {RemedyWords.Of(gate.Kind)}";

    private static string Of(Verdict verdict)
    {
        var kind = verdict.Kind is VerdictKind.NoModel ? "no model" : Word(verdict.Kind);
        return verdict.Candidate is { } candidate ? $"{kind}: {candidate}" : kind;
    }

    private static string Word<T>(T value)
        where T : struct, Enum =>
        JsonNamingPolicy.KebabCaseLower.ConvertName($"{value}");
}
