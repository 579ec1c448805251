using System.Collections.Concurrent;
using System.Collections.Immutable;
using Rung.Core.Data;
using Rung.Core.Ladder;
using Rung.Core.Scoring;
using Rung.Engine.Candidates;
using Rung.Engine.Climbing;
using Rung.Storage.Sqlite;

namespace Rung.Engine.Tests.Climbing;

public sealed class AttemptCollectorTests : IAsyncLifetime
{
    private static readonly RunKey Run = new()
    {
        Candidate = ContentHash.Of("candidate"),
        Dataset = ContentHash.Of("dataset"),
        Split = Split.Test,
        Metric = "accuracy",
        Seed = 1,
    };

    private static readonly ImmutableArray<Example> Examples =
    [
        .. Enumerable.Range(0, 30).Select(i => new Example { Id = new ExampleId($"e{i:00}"), Input = ExampleInput.OfText($"input {i}"), Expected = "yes" }),
    ];

    private readonly string _folder = Directory.CreateTempSubdirectory("rung-collect-").FullName;
    private SqliteStore? _store;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private AttemptCollector Collector => new(_store!.Runs, new ExactScorer("accuracy", new TextNormalization()));

    public async ValueTask InitializeAsync() =>
        _store = await SqliteStore.OpenAsync(new SqliteStoreOptions { Folder = _folder }, TimeProvider.System, Cancellation);

    public async ValueTask DisposeAsync()
    {
        await _store!.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_stored_answer_is_never_asked_for_again()
    {
        var first = new Answering(_ => "yes");
        var second = new Answering(_ => "no");
        await CollectAsync(first, Examples[..20]);

        var attempts = await CollectAsync(second, Examples);

        Assert.Equal(10, second.Asked.Count);
        Assert.Equal(20, attempts.Count(attempt => attempt.Score == Score.One));
    }

    [Fact]
    public async Task A_stored_failure_is_asked_for_again()
    {
        await CollectAsync(new Answering(example => example == "e03" ? null : "yes"), Examples);
        var second = new Answering(_ => "yes");

        var attempts = await CollectAsync(second, Examples);

        Assert.Equal("e03", Assert.Single(second.Asked));
        Assert.All(attempts, attempt => Assert.Equal(Score.One, attempt.Score));
    }

    [Fact]
    public async Task A_failed_attempt_scores_nothing_and_keeps_its_cause()
    {
        var attempts = await CollectAsync(new Answering(_ => null), Examples[..1]);

        Assert.Equal((Score.Zero, FailureCause.Timeout), (attempts[0].Score, attempts[0].Failure!.Cause));
    }

    [Fact]
    public async Task When_the_budget_ends_what_was_answered_is_kept_and_the_rest_is_missing()
    {
        var answered = 0;
        var answering = new Answering(_ => Interlocked.Increment(ref answered) <= 12 ? "yes" : Answering.OverBudget);

        var attempts = await CollectAsync(answering, Examples, concurrency: 4);

        Assert.Equal(12, attempts.Count);
        Assert.Equal(12, (await Collector.ReadAsync(Run, Cancellation)).Count);
        Assert.DoesNotContain(attempts, attempt => attempt.Failure is not null);
    }

    [Fact]
    public async Task What_was_answered_before_the_climb_was_stopped_is_stored()
    {
        using var stop = new CancellationTokenSource();
        var answered = 0;
        var answering = new Answering(_ =>
        {
            if (Interlocked.Increment(ref answered) == 5)
            {
                stop.Cancel();
            }

            return "yes";
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Collector.CollectAsync(answering, Run, Examples, concurrency: 1, onAttempt: null, stop.Token));

        Assert.Equal(5, (await Collector.ReadAsync(Run, Cancellation)).Count);
    }

    [Fact]
    public async Task A_score_that_an_attempt_brings_is_not_replaced()
    {
        var made = new Attempt { Example = Examples[0].Id, Output = "no", Score = Score.Of(0.5) };

        var kept = await Collector.KeepAsync(Run, [(Examples[0], made)], Cancellation);

        Assert.Equal(Score.Of(0.5), kept[0].Score);
    }

    private Task<IReadOnlyList<Attempt>> CollectAsync(IAnswerer answerer, ImmutableArray<Example> examples, int concurrency = 3) =>
        Collector.CollectAsync(answerer, Run, examples, concurrency, onAttempt: null, Cancellation);

    /// <summary>Answers by a rule: a text, <see langword="null"/> for a timeout, or <see cref="OverBudget"/>.</summary>
    private sealed class Answering(Func<string, string?> rule) : IAnswerer
    {
        public const string OverBudget = "over budget";

        public ConcurrentQueue<string> Asked { get; } = new();

        public Candidate Candidate { get; } = new() { Name = "answering", Rung = RungKind.Prompt, Definition = "{}" };

        public Task<Attempt> AnswerAsync(Example example, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Asked.Enqueue(example.Id.ToString());
            return Task.FromResult(rule(example.Id.ToString()) switch
            {
                null => Failed(example, FailureCause.Timeout),
                OverBudget => Failed(example, FailureCause.OverBudget),
                var answer => new Attempt { Example = example.Id, Output = answer },
            });
        }

        private static Attempt Failed(Example example, FailureCause cause) =>
            new() { Example = example.Id, Failure = new AttemptFailure(cause, "told to") };
    }
}
