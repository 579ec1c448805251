namespace Rung.Engine.Providers;

/// <summary>
/// Spaces requests evenly, so that no minute holds more than allowed and no second a burst (providers measure both).
/// Safe for concurrent use: turns are given under a lock, in the order of asking.
/// </summary>
internal sealed class RequestPacer
{
    private readonly Lock _gate = new();
    private readonly TimeSpan _interval;
    private readonly TimeProvider _time;
    private readonly long _start;
    private TimeSpan _next; // since the start: a clock that is set back makes nobody wait

    public RequestPacer(int requestsPerMinute, TimeProvider time)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(requestsPerMinute);
        _interval = TimeSpan.FromMinutes(1) / requestsPerMinute;
        _time = time;
        _start = time.GetTimestamp();
    }

    /// <summary>Waits for the next turn. A turn that is cancelled is lost, not given to another.</summary>
    public Task WaitAsync(CancellationToken cancellationToken)
    {
        TimeSpan wait;
        lock (_gate)
        {
            var now = _time.GetElapsedTime(_start);
            var turn = _next > now ? _next : now;
            _next = turn + _interval;
            wait = turn - now;
        }

        return wait > TimeSpan.Zero ? Task.Delay(wait, _time, cancellationToken) : Task.CompletedTask;
    }
}
