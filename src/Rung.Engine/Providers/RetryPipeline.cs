using Polly;
using Polly.Retry;
using Rung.Core.Ladder;
using Rung.Core.Statistics;

namespace Rung.Engine.Providers;

/// <summary>
/// Makes a call again where that may help: after 429, 408, 5xx, and a connection lost before the first byte of an answer,
/// never after it. Waits as long as the provider says, else exponentially longer with jitter. One for a model, whatever it is
/// asked; safe for concurrent use.
/// </summary>
internal sealed class RetryPipeline
{
    private readonly RetryOptions _options;
    private readonly ResiliencePipeline _pipeline;
    private int _hopelessCalls; // in a row; changed by calls at once, hence interlocked

    public RetryPipeline(RetryOptions options, TimeProvider time, ulong seed)
    {
        _options = options;
        _pipeline = Pipeline(time, seed);
    }

    /// <exception cref="ModelCallException">The last try failed; it says how often was tried.</exception>
    public async Task<T> ExecuteAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        var tries = 0;
        try
        {
            var answer = await _pipeline.ExecuteAsync(
                async token =>
                {
                    tries++;
                    return await call(token);
                },
                cancellationToken);
            Interlocked.Exchange(ref _hopelessCalls, 0);
            return answer;
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
