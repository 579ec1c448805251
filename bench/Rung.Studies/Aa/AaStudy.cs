using System.Globalization;
using System.Text;
using Rung.Core.Statistics;

namespace Rung.Studies.Aa;

/// <summary>
/// How often two equal candidates are told apart, and two different ones: writes <c>bench/results/aa-study.md</c>.
/// </summary>
internal static class AaStudy
{
    private const ulong Seed = 20260;
    private const int Repetitions = 2_000;
    private const double Level = 0.05;
    private const string Output = "bench/results/aa-study.md";

    private static readonly int[] GroupCounts = [4, 6, 8, 12, 20, 40];

    private static readonly int[] UnequalGroupCounts = [8, 20];

    private static readonly double[] AloneDifferences = [0, 0.03, 0.05, 0.1];

    private static readonly double[] GroupedDifferences = [0, 0.1, 0.2, 0.3];

    private static readonly (string Name, Func<AaSample, SplitMix64, double> PValue)[] Methods =
    [
        ("**`PairedDifference`** (what a climb reports)", (sample, _) => AaMethods.Rung(sample)),
        ("sign-flip of group sums, for every G", (sample, _) => AaMethods.SignFlipped(sample)),
        ("cluster bootstrap-t, 499 resamples", (sample, _) => AaMethods.BootstrapT(sample)),
        ("classical cluster-robust t (CR1, G − 1 df)", (sample, _) => AaMethods.ClassicalClusterT(sample)),
        ("naive: paired t, groups ignored", (sample, _) => AaMethods.PairedT(sample)),
        ("naive: McNemar mid-p, groups ignored", (sample, _) => AaMethods.McNemarMidP(sample)),
    ];

    private static readonly (string Name, Func<AaSample, SplitMix64, double> PValue)[] LookingMethods =
    [
        ("**`PairedRace`**, stream group by group", (sample, _) => AaMethods.Race(sample)),
        ("**`PairedRace`**, stream shuffled", (sample, random) => AaMethods.Race(sample.Shuffled(random))),
        ("betting with each example as a unit, group by group", (sample, _) => AaMethods.RaceOfExamples(sample)),
        ("betting with each example as a unit, shuffled", (sample, random) => AaMethods.RaceOfExamples(sample.Shuffled(random))),
        ("naive: `PairedDifference` at every look", (sample, _) => AaMethods.Peeking(sample, AaMethods.Rung)),
        ("naive: classical cluster-robust t at every look", (sample, _) => AaMethods.Peeking(sample, AaMethods.ClassicalClusterT)),
        ("naive: McNemar mid-p at every look, groups ignored", (sample, _) => AaMethods.Peeking(sample, AaMethods.McNemarMidP)),
    ];

    public static async Task<int> RunAsync(string[] args)
    {
        var text = new StringBuilder();
        await AaText.HeaderAsync(text, Seed, Repetitions);
        text.AppendLine("## One look at the end").AppendLine();
        Table(text, Methods, Settings(0.5, 20, GroupedDifferences), Repetitions);
        text.AppendLine("## A look after every 50 examples").AppendLine();
        Table(text, LookingMethods, Settings(0.5, 20, GroupedDifferences), Repetitions);
        text.AppendLine("With 60 groups the always-valid race can decide:").AppendLine();
        Table(text, LookingMethods[..1], Settings(0.5, 60, GroupedDifferences), Repetitions);
        text.AppendLine("And where every example stands alone (1,500 of them), beside the test with one look:").AppendLine();
        Table(text, [LookingMethods[0], Methods[0]], Alone(1_500, AloneDifferences), Repetitions);
        text.AppendLine("## Candidates that share nothing (no example is common, discordance .32)").AppendLine();
        Table(text, Methods, Settings(0, 20, [0, 0.2]), Repetitions);
        Table(text, LookingMethods[..2], Settings(0, 20, [0, 0.2]), Repetitions);
        text.AppendLine("## Few groups, unequal groups: where t ends and sign-flip begins").AppendLine();
        text.AppendLine(AaText.FewGroups).AppendLine();
        Table(text, [Methods[0], Methods[1], Methods[3]], FewGroups(), repetitions: Repetitions / 2);
        await File.WriteAllTextAsync(args.Length > 0 ? args[0] : Output, text.ToString());
        return 0;
    }

    private static AaModel[] Settings(double sharedShare, int groups, double[] differences) =>
    [
        .. differences.Select(difference => new AaModel(
            difference is 0 ? "false \"better\"" : string.Create(CultureInfo.InvariantCulture, $"found at a difference of {difference:0.00}"),
            groups, sharedShare, Accuracy: 0.8, difference)),
    ];

    private static AaModel[] Alone(int examples, double[] differences) =>
        [.. Settings(0.5, examples, differences).Select(model => model with { SmallestGroup = 1, LargestGroup = 1 })];

    private static AaModel[] FewGroups() =>
    [
        .. from groups in GroupCounts
           select new AaModel($"G = {groups}", groups, SharedShare: 0.5, Accuracy: 0.8, Difference: 0),
        .. from groups in UnequalGroupCounts
           select new AaModel($"G = {groups}, one 10 times as large", groups, 0.5, 0.8, Difference: 0) { FirstGroupTimes = 10 },
    ];

    private static void Table(
        StringBuilder text, (string Name, Func<AaSample, SplitMix64, double> PValue)[] methods, AaModel[] models, int repetitions)
    {
        text.AppendLine($"| method | {string.Join(" | ", models.Select(model => model.Name))} |");
        text.AppendLine($"| --- |{string.Concat(models.Select(_ => " --- |"))}");
        var columns = models.Select((model, place) => Rates(methods, model, repetitions, stream: (ulong)place)).ToArray();
        for (var row = 0; row < methods.Length; row++)
        {
            var cells = columns.Select(column => AaText.Rate(column[row], repetitions));
            text.AppendLine($"| {methods[row].Name} | {string.Join(" | ", cells)} |");
        }

        text.AppendLine();
    }

    private static int[] Rates(
        (string Name, Func<AaSample, SplitMix64, double> PValue)[] methods, AaModel model, int repetitions, ulong stream)
    {
        var rejections = new int[methods.Length];
        Parallel.For(0, repetitions, repetition =>
        {
            // A generator for each repetition: the result does not depend on how many cores share the work.
            var random = SplitMix64.Derive(Seed + stream, (ulong)repetition);
            var sample = model.Draw(random);
            for (var i = 0; i < methods.Length; i++)
            {
                if (methods[i].PValue(sample, random) < Level)
                {
                    Interlocked.Increment(ref rejections[i]);
                }
            }
        });

        return rejections;
    }
}
