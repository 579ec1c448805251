using System.Globalization;
using Rung.Core.Ladder;

namespace Rung.Engine.Climbing;

/// <summary>Says why a candidate failed, in counts by cause and with one message to start from.</summary>
internal static class FailureWords
{
    public static string Of(RunMeasurement run, Policy policy)
    {
        var count = run.Failures.Values.Sum();
        var causes = string.Join(", ", run.Failures.Select(cause => $"{cause.Value} {cause.Key}"));
        var first = run.Attempts.First(attempt => attempt.Failure is not null).Failure!.Message;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{count} of {run.Attempts.Length} attempts failed ({causes}), more than {policy.FailureLimit:0 %}. The first said: {first}");
    }
}
