using System.Collections.Immutable;
using Rung.Core.Data;
using Rung.Core.Ladder;
using Rung.Engine.Prompting;
using Rung.Engine.Prompting.Likelihood;
using Rung.Engine.Providers;
using Rung.Engine.Tasks;
using Rung.Engine.Tests.Local;
using Rung.Engine.Tests.Providers;

namespace Rung.Engine.Tests.Prompting;

public sealed class LikelihoodAnswererTests : IDisposable
{
    private static readonly Example[] Train =
        [.. Enumerable.Range(0, 8).Select(i => TestTask.Example($"t{i}", $"text {i}", i % 2 == 0 ? "refund" : "refund_request"))];

    private static readonly ImmutableArray<string> Choices = ["battery", "delivery", "invoice", "refund"];

    private static readonly Prompt Bare = new("Choose a label.", shots: null);

    private readonly TinyModel _tiny = new();
    private readonly LiveModelSetup _setup;
    private readonly LiveModel _model;

    public LikelihoodAnswererTests()
    {
        _setup = new LiveModelSetup { Responses = new MemoryResponses(), Budget = new SpendingBudget(limit: null), Time = TimeProvider.System, Seed = 1 };
        _model = LiveModel.Create(new ModelDefinition { Name = "tiny", Provider = ModelDefinition.Local, Model = _tiny.Folder }, _setup);
    }

    public void Dispose()
    {
        _model.Dispose();
        _setup.Locals.Dispose();
        _tiny.Dispose();
    }

    [Fact]
    public async Task It_answers_with_a_label_of_the_list_always_and_costs_nothing()
    {
        var answerer = For(Train)[0];

        var attempts = await Task.WhenAll(Train.Select(example => answerer.AnswerAsync(example, TestContext.Current.CancellationToken)));

        Assert.All(attempts, attempt => Assert.True(attempt.Output is "refund" or "refund_request"));
        Assert.All(attempts, attempt => Assert.Equal(0, attempt.Cost!.Value.Usd));
        Assert.All(attempts, attempt => Assert.True(attempt.Tokens.AllInput > 0));
    }

    [Fact]
    public async Task The_same_question_has_the_same_answer()
    {
        var first = await For(Train)[0].AnswerAsync(Train[0], TestContext.Current.CancellationToken);
        var second = await For(Train)[0].AnswerAsync(Train[0], TestContext.Current.CancellationToken);

        Assert.Equal(first.Output, second.Output);
    }

    [Fact]
    public async Task It_does_not_look_at_the_expected_output()
    {
        var answerer = For(Train)[1];
        var asked = TestTask.Example("asked", "text 9", "refund");

        var known = await answerer.AnswerAsync(asked, TestContext.Current.CancellationToken);
        var unknown = await answerer.AnswerAsync(asked with { Expected = null }, TestContext.Current.CancellationToken);

        Assert.Equal(known.Output, unknown.Output);
    }

    [Fact]
    public async Task A_prompt_that_does_not_fit_is_an_attempt_with_its_cause()
    {
        var long_ = TestTask.Example("long", string.Concat(Enumerable.Repeat("word ", 2000)));

        var attempt = await For(Train)[0].AnswerAsync(long_, TestContext.Current.CancellationToken);

        Assert.Equal(FailureCause.Refused, attempt.Failure!.Cause);
        Assert.Contains("the model takes 1024", attempt.Failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void There_is_one_with_examples_and_one_without_and_none_where_nothing_is_to_choose()
    {
        Assert.Equal(["likelihood tiny", "few-shot likelihood tiny"], For(Train).Select(answerer => answerer.Candidate.Name));
        Assert.Empty(For([.. Train.Take(1)]));
        Assert.Empty(LikelihoodCatalog.For(TestTask.Of(OutputKind.Text), _model, TestTask.Dataset(Train), TimeProvider.System, new PromptOptions()));
    }

    [Theory]
    [InlineData(true, false, true)]
    [InlineData(false, true, false)]
    [InlineData(true, true, false)]
    public async Task The_score_after_an_empty_input_is_taken_off_only_where_that_is_more_often_right_on_train(
        bool someRightWith, bool someRightWithout, bool takenOff)
    {
        var (text, without, with) = await DisagreementAsync();
        ImmutableArray<Example> calibration =
        [
            .. someRightWith ? [TestTask.Example("with", text, Choices[with])] : Array.Empty<Example>(),
            .. someRightWithout ? [TestTask.Example("without", text, Choices[without])] : Array.Empty<Example>(),
        ];
        var answerer = new LikelihoodAnswerer(For(Train)[0].Candidate, _model, Bare, Choices, calibration, TimeProvider.System);

        var attempt = await answerer.AnswerAsync(TestTask.Example("asked", text), TestContext.Current.CancellationToken);

        Assert.Equal(Choices[takenOff ? with : without], attempt.Output);
    }

    /// <summary>A text of which the likeliest label is one, and the one that gains most over an empty input is another.</summary>
    private async Task<(string Text, int Without, int With)> DisagreementAsync()
    {
        var empty = await ScoresAsync("");
        for (var i = 0; i < 100; i++)
        {
            var text = $"invoice {i} for battery {i * i}";
            var plain = await ScoresAsync(text);
            double[] gained = [.. plain.Zip(empty, (score, bias) => score - bias)];
            var (without, with) = (plain.IndexOf(plain.Max()), gained.IndexOf(gained.Max()));
            if (without != with)
            {
                return (text, without, with);
            }
        }

        throw new InvalidOperationException("The two ways agree on every text.");
    }

    private async Task<double[]> ScoresAsync(string text)
    {
        var messages = await Bare.RenderAsync(TestTask.Example("x", text), TestContext.Current.CancellationToken);
        var (scores, _) = await new LabelScores(_model.Local!, Choices).OfAsync(messages, TestContext.Current.CancellationToken);
        return [.. scores.Select(score => score.PerToken)];
    }

    private ImmutableArray<LikelihoodAnswerer> For(Example[] train) =>
        LikelihoodCatalog.For(TestTask.Of(OutputKind.Label), _model, TestTask.Dataset(train), TimeProvider.System, new PromptOptions());
}
