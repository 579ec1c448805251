using Rung.Retrieval.Fusion;

namespace Rung.Retrieval.Tests.Fusion;

public sealed class FusedRetrieverTests
{
    private static readonly RetrievalQuery Query = new() { Text = "q", Count = 1 };

    [Fact]
    public async Task Retrievers_are_asked_deeper_than_the_answer_is_long()
    {
        // Only a deep look shows that b, second in both, beats the two first ones.
        var fused = new FusedRetriever(
            "fused",
            [new FixedRetriever("one", ("q", ["a", "b"])), new FixedRetriever("two", ("q", ["c", "b"]))],
            new ReciprocalRankFusion());

        var found = await fused.RetrieveAsync(Query, TestContext.Current.CancellationToken);

        Assert.Equal("b", found.Single().Id.Value);
    }

    [Fact]
    public async Task Retrievers_work_at_the_same_time()
    {
        var (first, second) = (new MeetingRetriever(), new MeetingRetriever());
        (first.Partner, second.Partner) = (second, first);

        var found = await new FusedRetriever("fused", [first, second], new ReciprocalRankFusion())
            .RetrieveAsync(Query, TestContext.Current.CancellationToken);

        Assert.Empty(found);
    }

    [Fact]
    public async Task The_failure_of_one_is_the_failure_of_all()
    {
        var fused = new FusedRetriever(
            "fused", [new FixedRetriever("one"), new FailingRetriever()], new ReciprocalRankFusion());

        await Assert.ThrowsAsync<InvalidOperationException>(
            () => fused.RetrieveAsync(Query, TestContext.Current.CancellationToken).AsTask());
    }

    /// <summary>Answers only when its partner was asked, too.</summary>
    private sealed class MeetingRetriever : IRetriever
    {
        private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public string Name => "meeting";

        public MeetingRetriever? Partner { get; set; }

        public async ValueTask<IReadOnlyList<RankedPassage>> RetrieveAsync(
            RetrievalQuery query, CancellationToken cancellationToken)
        {
            _asked.SetResult();
            await Partner!._asked.Task.WaitAsync(cancellationToken);
            return [];
        }
    }

    private sealed class FailingRetriever : IRetriever
    {
        public string Name => "failing";

        public ValueTask<IReadOnlyList<RankedPassage>> RetrieveAsync(
            RetrievalQuery query, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("Broken.");
    }
}
