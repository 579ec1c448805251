using Rung.Core.Statistics;

namespace Rung.Studies.Copies;

/// <summary>A share with its interval, for a table.</summary>
internal static class Share
{
    public static string Of(int count, int total)
    {
        if (total == 0)
        {
            return "none";
        }

        var interval = Wilson.Interval(count, total, 0.95);
        return FormattableString.Invariant($"{(double)count / total:0.0000} [{interval.Low:0.0000}, {interval.High:0.0000}]");
    }
}
