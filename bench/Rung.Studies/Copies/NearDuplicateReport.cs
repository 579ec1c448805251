using System.Globalization;
using System.Text;

namespace Rung.Studies.Copies;

/// <summary>The study's result as Markdown and as a picture.</summary>
internal static class NearDuplicateReport
{
    private const string Name = "near-duplicates";

    public static async Task WriteAsync(IReadOnlyList<Measured> all, ulong seed, string load)
    {
        var bySize = all.GroupBy(one => one.Size).OrderBy(size => size.Key).ToList();
        var time = GrowthPicture.Exponent([.. all.Select(one => ((double)one.Size, one.Seconds))]);
        var processor = GrowthPicture.Exponent([.. all.Select(one => ((double)one.Size, one.ProcessorSeconds))]);
        var memory = GrowthPicture.Exponent([.. all.Select(one => ((double)one.Size, one.PeakMegabytes))]);
        var text = new StringBuilder();
        Line(text, $"Made-up short messages (seed {seed}; 300 openings and 20,000 words, both drawn by Zipf's law; 4 to 15 words), one in {MadeMessages.CopiesIn} a");
        Line(text, $"copy of an earlier one with 1 to 3 edits of characters. `NearDuplicates.Find` with its defaults, each run in a process of its");
        Line(text, $"own; making the texts is not in the time, and is in the memory. Load average before the study {load} (the machine is shared).");
        Line(text, $"The aim: a million in 90 s and 3,000 MB on two cores.");
        Line(text, $"");
        Line(text, $"| texts | seconds, each run | processor, s | peak, MB | planted copies | found with their original | recall [95 %, Wilson] | other members: confirmed / not |");
        Line(text, $"| ---: | --- | --- | --- | ---: | ---: | --- | --- |");
        foreach (var size in bySize)
        {
            var one = size.First();
            Line(text, $"| {one.Size:#,0} | {Join(size.Select(run => run.Seconds), "0.00")} | {Join(size.Select(run => run.ProcessorSeconds), "0.0")} | {Join(size.Select(run => run.PeakMegabytes), "0")} | {one.Planted:#,0} | {one.Found:#,0} | {Share.Of(one.Found, one.Planted)} | {one.ConfirmedMembers:#,0} / {one.WrongMembers:#,0} |");
        }

        Line(text, $"");
        Line(text, $"Fitted over all runs (least squares of the logarithms): time grows as n^{time:0.00}, processor time as n^{processor:0.00}, memory as n^{memory:0.00}.");
        Line(text, $"The start of the process and of the compiler weighs on the small sizes, so that the exponent of the last step says more:");
        Line(text, $"from {bySize[^2].Key:#,0} to {bySize[^1].Key:#,0} texts time grows as n^{GrowthPicture.Exponent(Last(bySize, one => one.Seconds)):0.00}, processor time as n^{GrowthPicture.Exponent(Last(bySize, one => one.ProcessorSeconds)):0.00}.");
        Line(text, $"");
        Line(text, $"A copy counts as found where it stands in one cluster with its original. Members that are neither copy nor original are confirmed");
        Line(text, $"where the edit distance over the whole matrix, written apart from the search, finds them near another member; the wrong ones");
        Line(text, $"would be what it does not find. A text of fewer than 24 characters may differ in one edit for each eight, so that some copies with");
        Line(text, $"2 or 3 edits are none by the rule. The largest cluster at {bySize[^1].Key:#,0} has {bySize[^1].First().LargestCluster} members, of {bySize[^1].First().Clusters:#,0} clusters.");
        Line(text, $"");
        Line(text, $"![Time and memory by the number of texts, both axes logarithmic]({Name}.svg)");
        await StudyReport.WriteAsync(Name, "Near-duplicates: growth, and what is found", "dotnet run -c Release --project bench/Rung.Studies -- nearduplicates", text.ToString());
        await StudyReport.WritePictureAsync(Name, GrowthPicture.Draw(all));
    }

    private static (double, double)[] Last(List<IGrouping<int, Measured>> bySize, Func<Measured, double> value) =>
        [.. bySize[^2..].SelectMany(size => size.Select(one => ((double)one.Size, value(one))))];

    private static string Join(IEnumerable<double> values, string format) =>
        string.Join(", ", values.Select(value => value.ToString(format, CultureInfo.InvariantCulture)));

    private static void Line(StringBuilder text, FormattableString line) =>
        text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
