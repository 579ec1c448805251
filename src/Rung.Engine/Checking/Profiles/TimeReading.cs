using Rung.Core.Data;

namespace Rung.Engine.Checking.Profiles;

/// <summary>Finds the range of the times and the gaps between them.</summary>
internal static class TimeReading
{
    public static TimeProfile? Of(Example[] all)
    {
        var times = all.Select(example => example.Time).OfType<DateTimeOffset>().ToArray();
        if (times.Length == 0)
        {
            return null;
        }

        Array.Sort(times);
        var gaps = new TimeSpan[Math.Max(times.Length - 1, 0)];
        var largest = 0;
        for (var i = 0; i < gaps.Length; i++)
        {
            gaps[i] = times[i + 1] - times[i];
            largest = gaps[i] > gaps[largest] ? i : largest;
        }

        var largestGap = gaps.Length > 0 ? gaps[largest] : TimeSpan.Zero;
        Array.Sort(gaps);
        return new TimeProfile(
            times.Length,
            times[0].ToUniversalTime(),
            times[^1].ToUniversalTime(),
            largestGap,
            times[largest].ToUniversalTime(),
            gaps.Length > 0 ? gaps[(gaps.Length - 1) / 2] : TimeSpan.Zero);
    }
}
