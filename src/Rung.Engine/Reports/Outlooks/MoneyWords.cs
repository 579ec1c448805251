using System.Collections.Immutable;
using Rung.Core.Economics.BreakEven;
using Rung.Core.Economics.Outlooks;

namespace Rung.Engine.Reports.Outlooks;

/// <summary>What an outlook says in sentences, so that every report says the same.</summary>
internal static class MoneyWords
{
    public const string Title = "Does it pay?";
    public const string PairsTitle = "Each against the reference";
    public const string ChancesTitle = "What may fail; the figures reckon with it";
    public const string StudentTitle = "Would a student pay?";
    public const string UnknownTitle = "Cannot be reckoned with";
    public const string ItemsTitle = "Fixed costs, item by item";
    public const string InputsTitle = "All that this rests on";

    public const string Paid = "What has been paid by the end of each month; each band holds 80 % of the draws.";

    /// <summary>What the figures are, before any of them is read.</summary>
    public static string Lead(OwnershipOutlook outlook) =>
        $"Each figure is what is expected at {MoneyText.Calls(outlook.CallsPerMonth)} calls in the first month, "
        + $"over {MoneyText.Months(outlook.Months)}; brackets hold four draws in five (80 %) where nothing else is said.";

    /// <summary>The answer in a sentence.</summary>
    public static string Finding(OwnershipOutlook outlook)
    {
        var reference = outlook.Of(outlook.Reference);
        var cheapest = outlook.Candidates[0];
        var (name, months) = (MoneyName.Quoted(reference.Name), MoneyText.Months(outlook.Months));
        if (outlook.Candidates.Length == 1)
        {
            return $"{name} costs {MoneyText.WithInterval(reference.Total)} over {months}; there is nothing to hold it against.";
        }

        return reference.Name == cheapest.Name
            ? $"{name} costs least: {MoneyText.WithInterval(reference.Total)} over {months}, "
                + $"the cheapest with probability {MoneyText.Probability(reference.ProbabilityCheapest)}."
            : $"{name} costs {MoneyText.WithInterval(reference.Total)} over {months}; "
                + $"{MoneyName.Quoted(cheapest.Name)} costs least: {MoneyText.WithInterval(cheapest.Total)}.";
    }

    /// <summary>One sentence for each pair.</summary>
    public static ImmutableArray<string> Pairs(OwnershipOutlook outlook) =>
        [.. outlook.Pairs.Select(pair => PairWords.Of(pair, outlook.Months))];

    /// <summary>What would turn the choice, with what is chosen by.</summary>
    public static string FlipsTitle(OwnershipOutlook outlook) => outlook.Candidates.All(candidate => candidate.Net is not null)
        ? "What would turn the choice of who earns most"
        : "What would turn the choice of who costs least";

    public static ImmutableArray<string> Flips(OwnershipOutlook outlook) => [.. outlook.Flips.Where(CanHappen).Select(Flip)];

    /// <summary>Who may fail, by which source, and what then.</summary>
    public static ImmutableArray<string> Chances(OwnershipOutlook outlook) =>
    [
        .. from candidate in outlook.Candidates
           where candidate.Success is { Probability: < 0.995 }
           select $"{MoneyName.Quoted(candidate.Name)} serves with probability {MoneyText.Probability(candidate.Success!.Probability)} ({MoneyName.OnOneLine(candidate.Success.Source)}); "
               + $"where it does not, what it took to make is lost and {MoneyName.Quoted(outlook.Reference)} serves",
    ];

    public static ImmutableArray<string> Unknown(OwnershipOutlook outlook) =>
        outlook.Unknown.IsDefault ? [] : outlook.Unknown;

    /// <summary>Where two lines of the picture cross.</summary>
    public static string Crossing(Crossing crossing) =>
        $"{MoneyText.Calls(crossing.CallsPerMonth)} calls a month: {MoneyName.Quoted(crossing.CheaperAbove)} costs less above";

    /// <summary>Who costs least at which volume.</summary>
    public static string ByVolume(OwnershipOutlook outlook)
    {
        if (outlook.Crossings.IsEmpty)
        {
            var cheapest = MoneyName.Quoted(outlook.Candidates[0].Name);
            return outlook.Candidates.Length == 1
                ? $"What {cheapest} costs at every volume."
                : $"{cheapest} costs least at every volume from {MoneyText.Calls(outlook.Volumes[0])} to {MoneyText.Calls(outlook.Volumes[^1])} calls a month.";
        }

        var first = outlook.Crossings[0];
        return $"Up to {MoneyText.Calls(first.CallsPerMonth)} calls a month {MoneyName.Quoted(first.CheaperBelow)} costs least"
            + string.Concat(outlook.Crossings.Select(crossing =>
                $"; from {MoneyText.Calls(crossing.CallsPerMonth)} on {MoneyName.Quoted(crossing.CheaperAbove)} does"))
            + ".";
    }

    /// <summary>What the tornado's numbers are.</summary>
    public static string Outcome(Tornado tornado, int months) => tornado.Against is { } against
        ? $"cost of {MoneyName.Quoted(tornado.Candidate)} less that of {MoneyName.Quoted(against)} over {MoneyText.Months(months)}"
        : $"cost of {MoneyName.Quoted(tornado.Candidate)} over {MoneyText.Months(months)}";

    /// <summary>The assumption that matters most; that none does where all is certain.</summary>
    public static string MostImportant(Tornado tornado, int months)
    {
        if (tornado.Lines.IsEmpty)
        {
            return $"No assumption moves the {Outcome(tornado, months)}: all of them are certain.";
        }

        var line = tornado.Lines[0];
        return $"'{MoneyName.Shown(line.Key)}' matters most: the {Outcome(tornado, months)} is {MoneyText.Dollars(line.AtLow)} "
            + $"at {MoneyText.InUnit(line.Low, line.Unit)} and {MoneyText.Dollars(line.AtHigh)} at {MoneyText.WithUnit(line.High, line.Unit)}.";
    }

    /// <summary>How the figures were made.</summary>
    public static string Draws(OwnershipOutlook outlook) =>
        $"{ReportText.Count(outlook.Draws)} draws, seed {outlook.Seed.ToString(System.Globalization.CultureInfo.InvariantCulture)}";

    /// <summary>No volume, price or quality is below nothing.</summary>
    private static bool CanHappen(FlipPoint flip) => double.IsFinite(flip.At) && (flip.At > 0 || flip.Now < flip.At);

    private static string Flip(FlipPoint flip)
    {
        var isAbove = flip.Now < flip.At;
        var (now, then) = isAbove ? (flip.Below, flip.Above) : (flip.Above, flip.Below);
        var side = isAbove ? "above" : "below";
        var condition = flip.Input switch
        {
            FlipInput.Volume => $"{side} {MoneyText.Calls(flip.At)} calls a month (now {MoneyText.Calls(flip.Now)})",
            FlipInput.Price => $"with token prices of {MoneyName.Quoted(flip.Of ?? "")} {side} "
                + $"{MoneyText.Number(flip.At)} times today's (now {MoneyText.Number(flip.Now)})",
            FlipInput.Quality => $"with a quality of {MoneyName.Quoted(flip.Of ?? "")} {side} {ReportText.Number(flip.At)} (now {ReportText.Number(flip.Now)})",
            _ => $"with a share of cached input {side} {MoneyText.Share(flip.At)} (now {MoneyText.Share(flip.Now)})",
        };
        var search = flip.IsClosedForm ? "" : "; whole machines may turn it again nearby";
        return $"{MoneyName.Quoted(then)} instead of {MoneyName.Quoted(now)} {condition}{search}";
    }
}
