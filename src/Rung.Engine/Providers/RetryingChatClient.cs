using Microsoft.Extensions.AI;
using Polly;
using Polly.Retry;
using Rung.Core.Statistics;

namespace Rung.Engine.Providers;

/// <summary>
/// Asks again where that may help: after 429, 408, 5xx, and a connection lost before the first byte of an answer,
/// never after it. Waits as long as the provider says, else exponentially longer with jitter.
/// </summary>
internal sealed class RetryingChatClient : WholeAnswerChatClient
{
    private readonly ResiliencePipeline _pipeline;

    public RetryingChatClient(IChatClient inner, RetryOptions options, TimeProvider time, ulong seed)
        : base(inner) => _pipeline = Pipeline(options, time, seed);

    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var tries = 0;
        try
        {
            return await _pipeline.ExecuteAsync(
                async token =>
                {
                    tries++;
                    return await InnerClient.GetResponseAsync(messages, options, token);
                },
                cancellationToken);
        }
        catch (ModelCallException failure) when (tries > 1)
        {
            throw failure.AfterTries(tries);
        }
    }

    private static ResiliencePipeline Pipeline(RetryOptions options, TimeProvider time, ulong seed)
    {
        var builder = new ResiliencePipelineBuilder { TimeProvider = time };
        if (options.MaxRetries > 0)
        {
            builder.AddRetry(new RetryStrategyOptions
            {
                MaxRetryAttempts = options.MaxRetries,
                BackoffType = DelayBackoffType.Exponential,
                Delay = options.FirstDelay,
                MaxDelay = options.LongestDelay,
                UseJitter = true,
                Randomizer = Jitter(seed),
                ShouldHandle = new PredicateBuilder().Handle<ModelCallException>(
                    failure => failure.IsTransient && !(failure.RetryAfter > options.LongestRetryAfter)),
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
