using System.Globalization;
using System.Text;
using Rung.Core.Statistics;

namespace Rung.Studies.Aa;

/// <summary>The words around the tables.</summary>
internal static class AaText
{
    public const string FewGroups =
        "False \"better\" over 1,000 repetitions. The classical t overshoots where sizes differ; `PairedDifference` takes CR2 with " +
        "Satterthwaite's degrees of freedom from 10 on; below, the more cautious of sign-flip and t. Sign-flip needs 6 groups to be able to " +
        "say anything at 95 %.";

    public static async Task HeaderAsync(StringBuilder text, ulong seed, int repetitions)
    {
        var processor = (await File.ReadAllLinesAsync("/proc/cpuinfo"))
            .First(line => line.StartsWith("model name", StringComparison.Ordinal)).Split(':')[1].Trim();
        var date = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        text.AppendLine(CultureInfo.InvariantCulture, $$"""
            # A/A study: how often two equal candidates are told apart

            Command: `dotnet run -c Release --project bench/Rung.Studies -- aa` · seed {{seed}} · {{repetitions:N0}} repetitions ·
            {{date}} · {{processor}}, {{Environment.ProcessorCount}} cores. The numbers do not depend on the machine.

            **Model.** G groups (customers, documents) of 10 to 40 examples, uniformly: 25 on average, 500 examples at G = 20. Scores are
            right or wrong, accuracy .80. Half of the examples are alike for both candidates, which then have the same score, right with
            the group's common rate c; on the other half each is right with its own rate in the group, a and b. The rates are independent
            Beta variables, mean .80 and correlation .6, so that within a group the correlation is .3 **for the scores of
            each candidate and for the paired differences** (exactly: (1 − s)²·.6 + s²·.6 = .3 and (1 − s)·.6 = .3 with s = ½);
            16 % of the examples are discordant. For power, the second candidate's own rate is lower.

            "Better" means p < .05, two-sided, for either candidate. In brackets the 95 % Wilson interval of the simulation itself.

            """);
    }

    public static string Rate(int count, int repetitions)
    {
        var interval = Wilson.Interval(count, repetitions, confidence: 0.95);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{100.0 * count / repetitions:0.0} % [{100 * interval.Low:0.0}, {100 * interval.High:0.0}]");
    }
}
