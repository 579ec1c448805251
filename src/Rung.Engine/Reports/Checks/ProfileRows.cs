using System.Globalization;
using Rung.Engine.Checking.Profiles;

namespace Rung.Engine.Reports.Checks;

/// <summary>What the data is made of, as rows of a name and a value: the same on a terminal and on the page.</summary>
internal static class ProfileRows
{
    private const int MostScripts = 4;

    public static IEnumerable<(string Name, string Value)> Of(DatasetProfile profile)
    {
        var whole = profile.Whole;
        yield return ("input length", $"{Spread(whole.Characters)} characters; {Spread(whole.Words)} words");
        foreach (var tokens in whole.Tokens)
        {
            yield return ($"tokens for {tokens.Model}", tokens.Estimated is { } estimated ? $"{Spread(estimated)}; {tokens.Note}" : tokens.Note);
        }

        yield return ("scripts", string.Join(", ", whole.Scripts.Take(MostScripts).Select(script => $"{script.Script?.ToString() ?? "no letters"} {CheckText.Percent(script.Share)}")));
        if (whole.Labels is { } labels)
        {
            yield return ("labels", string.Create(CultureInfo.InvariantCulture, $"{labels.Counts.Length}; largest '{labels.Counts[0].Label}' {CheckText.Percent(labels.LargestShare)}, smallest {CheckText.Percent(labels.SmallestShare)}, evenness {labels.Evenness:0.00} (1 is balanced)"));
        }
        else
        {
            yield return ("expected outputs", $"{ReportText.Count(whole.Expected.Distinct)} different ones, the most frequent {CheckText.Percent(whole.Expected.LargestShare)}; {Spread(whole.Expected.Characters)} characters");
        }

        if (whole.Groups is { } groups)
        {
            yield return ("groups", $"{ReportText.Count(groups.Count)} of {Spread(groups.Sizes)} examples; the largest, '{groups.Largest}', has {CheckText.Percent(groups.LargestShare)}");
        }

        if (whole.Time is { } time)
        {
            var hole = time.HasHole ? $"; none for {time.LargestGap.TotalDays.ToString("0", CultureInfo.InvariantCulture)} days after {time.GapAfter:yyyy-MM-dd}" : "";
            yield return ("time", string.Create(CultureInfo.InvariantCulture, $"{time.First:yyyy-MM-dd} to {time.Last:yyyy-MM-dd}{hole}"));
        }
    }

    /// <summary>The median with the range that holds nine of ten.</summary>
    private static string Spread(Quantiles quantiles) =>
        $"{ReportText.Count(quantiles.P50)} [{ReportText.Count(quantiles.P05)}, {ReportText.Count(quantiles.P95)}], at most {ReportText.Count(quantiles.Most)}";
}
