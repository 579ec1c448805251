using System.ClientModel.Primitives;
using System.Globalization;

namespace Rung.Engine.Providers;

/// <summary>Reads how long a provider asks to wait.</summary>
internal static class RetryDelay
{
    /// <summary><see langword="null"/> when the response does not say, or names a moment that has passed.</summary>
    public static TimeSpan? Read(PipelineResponse? response, DateTimeOffset now)
    {
        if (response is null)
        {
            return null;
        }

        response.Headers.TryGetValue("retry-after-ms", out var milliseconds);
        response.Headers.TryGetValue("Retry-After", out var value);
        return Of(milliseconds, value, now);
    }

    /// <summary>The same of a response without the SDK.</summary>
    public static TimeSpan? Read(HttpResponseMessage response, DateTimeOffset now) => Of(
        response.Headers.TryGetValues("retry-after-ms", out var milliseconds) ? milliseconds.FirstOrDefault() : null,
        response.Headers.TryGetValues("Retry-After", out var values) ? values.FirstOrDefault() : null,
        now);

    // Azure says it in milliseconds too, which is more exact.
    private static TimeSpan? Of(string? milliseconds, string? value, DateTimeOffset now) =>
        FromNumber(milliseconds, TimeSpan.TicksPerMillisecond) ?? Parse(value, now);

    /// <summary>
    /// Reads seconds or an HTTP date (RFC 9110, 10.2.3); the longest that a <see cref="TimeSpan"/> holds for what is
    /// longer.
    /// </summary>
    public static TimeSpan? Parse(string? value, DateTimeOffset now)
    {
        if (FromNumber(value, TimeSpan.TicksPerSecond) is { } delay)
        {
            return delay;
        }

        var isDate = DateTimeOffset.TryParse(
            value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date);
        return isDate && date > now ? date - now : null;
    }

    private static TimeSpan? FromNumber(string? value, long ticksPerUnit)
    {
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var units) || !(units >= 0))
        {
            return null;
        }

        var ticks = units * ticksPerUnit;
        return ticks < TimeSpan.MaxValue.Ticks ? TimeSpan.FromTicks((long)ticks) : TimeSpan.MaxValue;
    }
}
