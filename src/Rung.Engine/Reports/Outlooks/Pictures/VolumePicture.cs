using System.Collections.Immutable;
using Rung.Core.Economics.Outlooks;

namespace Rung.Engine.Reports.Outlooks.Pictures;

/// <summary>Draws what candidates cost over all months against the calls of a month, both logarithmic, and where the cheapest changes.</summary>
internal static class VolumePicture
{
    /// <summary>How far a band may stretch the picture below the lowest line; beyond, it is cut.</summary>
    private const double BandReach = 10;

    public static string Draw(OwnershipOutlook outlook)
    {
        var drawn = DrawnCandidates.Of(outlook);
        var own = $"your traffic: {MoneyText.Calls(outlook.CallsPerMonth)} calls a month";
        return new LinePicture
        {
            Id = "money-volume",
            Title = MoneyWords.ByVolume(outlook),
            Description = Described(outlook, drawn),
            Across = PictureAxis.Logarithmic(outlook.Volumes[0], outlook.Volumes[^1]),
            Up = UpFor(drawn),
            AcrossTick = MoneyText.Tick,
            AcrossTitle = "calls in the first month (logarithmic)",
            UpTitle = $"cost over {MoneyText.Months(outlook.Months)} (logarithmic)",
            Lines = [.. drawn.Select(candidate => LineOf(outlook, candidate))],
            Marks = [.. outlook.Crossings.Select(crossing => new PictureMark(crossing.CallsPerMonth, crossing.Total, MoneyWords.Crossing(crossing)))],
            Own = new(outlook.CallsPerMonth, 0, own),
            Notes = [.. drawn.Where(IsFreeSomewhere).Select(Free), .. DrawnCandidates.Missing(outlook)],
        }.Draw();
    }

    private static PictureLine LineOf(OwnershipOutlook outlook, CandidateOutlook candidate)
    {
        var label = LinePicture.LabelOf(candidate.Name) + (IsFreeSomewhere(candidate) ? " ($0)" : "");
        return new(
            label,
            candidate.Name == outlook.Reference,
            [.. candidate.TotalByVolume.Select((total, i) => new PicturePoint(outlook.Volumes[i], total.Expected, total.Central80.Low, total.Central80.High))]);
    }

    private static PictureAxis UpFor(ImmutableArray<CandidateOutlook> drawn)
    {
        var totals = drawn.SelectMany(candidate => candidate.TotalByVolume).ToArray();
        var expected = totals.Select(total => total.Expected).Where(IsDrawable).ToArray();
        if (expected.Length == 0)
        {
            return PictureAxis.LogarithmicAround(1, 10);
        }

        var lowest = expected.Min();
        var low = totals.Select(total => total.Central80.Low).Where(IsDrawable).Append(lowest).Min();
        var high = totals.Select(total => total.Central80.High).Where(IsDrawable).Append(expected.Max()).Max();
        return PictureAxis.LogarithmicAround(Math.Max(low, lowest / BandReach), high);
    }

    private static bool IsDrawable(double dollars) => dollars > 0 && double.IsFinite(dollars);

    private static bool IsFreeSomewhere(CandidateOutlook candidate) => candidate.TotalByVolume.Any(total => total.Expected <= 0);

    private static string Free(CandidateOutlook candidate) =>
        $"{MoneyName.Quoted(candidate.Name)} costs $0, which has no place on a logarithmic scale: it is drawn on the axis.";

    private static string Described(OwnershipOutlook outlook, ImmutableArray<CandidateOutlook> drawn) =>
        $"Cost over {MoneyText.Months(outlook.Months)} at {MoneyText.Calls(outlook.CallsPerMonth)} calls a month: "
        + string.Join("; ", drawn.Select(candidate => $"{MoneyName.Quoted(candidate.Name)} {MoneyText.WithInterval(candidate.Total)}"))
        + ". Each band holds 80 % of the draws.";
}
