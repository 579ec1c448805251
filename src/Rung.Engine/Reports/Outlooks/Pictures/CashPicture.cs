using System.Collections.Immutable;
using Rung.Core.Economics.Outlooks;

namespace Rung.Engine.Reports.Outlooks.Pictures;

/// <summary>Draws what has been paid by the end of each month, and from when on the reference has cost less than another, or more.</summary>
internal static class CashPicture
{
    public static string Draw(OwnershipOutlook outlook)
    {
        var drawn = DrawnCandidates.Of(outlook);
        var high = drawn.SelectMany(candidate => candidate.CashByMonth)
            .SelectMany(cash => new[] { cash.Expected, cash.Central80.High })
            .Where(double.IsFinite)
            .Append(0)
            .Max();
        var marks = Marks(outlook, drawn);
        return new LinePicture
        {
            Id = "money-cash",
            Title = marks.IsEmpty
                ? $"No two of the expected lines cross within {MoneyText.Months(outlook.Months)}."
                : string.Join("; ", marks.Select(mark => mark.Label)) + ".",
            Description = Described(outlook, drawn),
            Across = PictureAxis.Linear(0, outlook.Months),
            Up = PictureAxis.Linear(0, high * 1.02),
            AcrossTick = MoneyText.Month,
            AcrossTitle = "end of month",
            UpTitle = "paid so far",
            Lines = [.. drawn.Select(candidate => LineOf(outlook, candidate))],
            Marks = marks,
            Notes = [.. DrawnCandidates.Missing(outlook)],
        }.Draw();
    }

    private static PictureLine LineOf(OwnershipOutlook outlook, CandidateOutlook candidate) => new(
        LinePicture.LabelOf(candidate.Name),
        candidate.Name == outlook.Reference,
        [.. candidate.CashByMonth.Select((cash, month) => new PicturePoint(month, cash.Expected, cash.Central80.Low, cash.Central80.High))]);

    private static ImmutableArray<PictureMark> Marks(OwnershipOutlook outlook, ImmutableArray<CandidateOutlook> drawn)
    {
        var reference = outlook.Of(outlook.Reference);
        return [.. drawn.Where(other => other != reference).Select(other => LastCrossing(reference, other)).OfType<PictureMark>()];
    }

    /// <summary>After it none of the two catches up again; steps of hardware may make lines cross before.</summary>
    private static PictureMark? LastCrossing(CandidateOutlook reference, CandidateOutlook other)
    {
        for (var month = reference.CashByMonth.Length - 1; month > 0; month--)
        {
            var before = other.CashByMonth[month - 1].Expected - reference.CashByMonth[month - 1].Expected;
            var after = other.CashByMonth[month].Expected - reference.CashByMonth[month].Expected;
            if (before != 0 && before * after <= 0)
            {
                var share = before / (before - after);
                var paid = reference.CashByMonth[month - 1].Expected
                    + (share * (reference.CashByMonth[month].Expected - reference.CashByMonth[month - 1].Expected));
                var (cheaper, dearer) = before < 0 ? (reference, other) : (other, reference);
                return new(month - 1 + share, paid, Said(month, cheaper, dearer));
            }
        }

        return null;
    }

    private static string Said(int month, CandidateOutlook cheaper, CandidateOutlook dearer) =>
        $"after {MoneyText.Months(month)} {MoneyName.Quoted(LinePicture.LabelOf(cheaper.Name))} "
        + $"has cost less than {MoneyName.Quoted(LinePicture.LabelOf(dearer.Name))}";

    private static string Described(OwnershipOutlook outlook, ImmutableArray<CandidateOutlook> drawn) =>
        $"Paid before the first call and by the end of month {outlook.Months}: "
        + string.Join("; ", drawn.Select(candidate =>
            $"{MoneyName.Quoted(candidate.Name)} {MoneyText.Dollars(candidate.CashByMonth[0].Expected)} and {MoneyText.Dollars(candidate.CashByMonth[^1].Expected)}"))
        + ". Each band holds 80 % of the draws.";
}
