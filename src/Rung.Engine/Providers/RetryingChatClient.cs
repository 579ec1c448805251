using Microsoft.Extensions.AI;
using Polly;
using Polly.Retry;
using Rung.Core.Ladder;
using Rung.Core.Statistics;

namespace Rung.Engine.Providers;

/// <summary>
/// Asks again where that may help: after 429, 408, 5xx, and a connection lost before the first byte of an answer,
/// never after it. Waits as long as the provider says, else exponentially longer with jitter.
/// </summary>
internal sealed class RetryingChatClient : WholeAnswerChatClient
{
    private readonly RetryOptions _options;
    private readonly ResiliencePipeline _pipeline;
    private int _hopelessCalls; // in a row; changed by calls at once, hence interlocked

    public RetryingChatClient(IChatClient inner, RetryOptions options, TimeProvider time, ulong seed)
        : base(inner)
    {
        _options = options;
        _pipeline = Pipeline(time, seed);
    }

    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var tries = 0;
        try
        {
            var response = await _pipeline.ExecuteAsync(
                async token =>
                {
                    tries++;
                    return await InnerClient.GetResponseAsync(messages, options, token);
                },
                cancellationToken);
            Interlocked.Exchange(ref _hopelessCalls, 0);
            return response;
        }
        catch (ModelCallException failure) when (tries > 1)
        {
            Interlocked.Increment(ref _hopelessCalls);
            throw failure.AfterTries(tries);
        }
    }

    private bool IsWorthRepeating(ModelCallException failure)
    {
        var mayBeUp = failure.Cause is FailureCause.RateLimited
            || Volatile.Read(ref _hopelessCalls) < _options.MaxHopelessCalls;
        return failure.IsTransient && mayBeUp && !(failure.RetryAfter > _options.LongestRetryAfter);
    }

    private ResiliencePipeline Pipeline(TimeProvider time, ulong seed)
    {
        var builder = new ResiliencePipelineBuilder { TimeProvider = time };
        if (_options.MaxRetries > 0)
        {
            builder.AddRetry(new RetryStrategyOptions
            {
                MaxRetryAttempts = _options.MaxRetries,
                BackoffType = DelayBackoffType.Exponential,
                Delay = _options.FirstDelay,
                MaxDelay = _options.LongestDelay,
                UseJitter = true,
                Randomizer = Jitter(seed),
                ShouldHandle = new PredicateBuilder().Handle<ModelCallException>(IsWorthRepeating),
                DelayGenerator = static arguments =>
                    ValueTask.FromResult((arguments.Outcome.Exception as ModelCallException)?.RetryAfter),
            });
        }

        return builder.Build();
    }

    private static Func<double> Jitter(ulong seed)
    {
        var random = new SplitMix64(seed);
        var gate = new Lock();
        return () =>
        {
            lock (gate)
            {
                return random.NextDouble();
            }
        };
    }
}
