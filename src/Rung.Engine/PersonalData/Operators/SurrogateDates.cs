using System.Globalization;

namespace Rung.Engine.PersonalData.Operators;

/// <summary>
/// Dates that are all shifted by the same number of days, drawn from the key: who was born is no longer known, what came
/// first still is.
/// </summary>
internal sealed class SurrogateDates
{
    private const int LeastDays = 400;
    private const int MostDays = 1600;
    private const int FewestYears = 1200;
    private const int MostYears = 2400;

    private static readonly string[] Formats =
    [
        "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-ddTHH:mm:ssZ", "yyyy-MM-dd", "yyyy/MM/dd",
        "MM/dd/yyyy", "M/d/yyyy", "dd/MM/yyyy", "d/M/yyyy", "dd.MM.yyyy", "d.M.yyyy", "MM-dd-yyyy", "dd-MM-yyyy",
        "MM/dd/yy", "M/d/yy", "dd.MM.yy", "d MMMM yyyy", "dd MMMM yyyy", "d MMM yyyy", "MMMM d, yyyy", "MMM d, yyyy", "MMMM d yyyy",
        "dddd, MMMM d, yyyy", "dddd, d MMMM yyyy", "ddd, d MMM yyyy", "MMMM yyyy", "MMM yyyy", "MM/yyyy", "d MMMM", "MMMM d", "MMM d",
    ];

    private readonly int _days;

    public SurrogateDates(ReadOnlySpan<byte> key)
    {
        var digits = new KeyedDigits(key, "dates", "shift");
        var days = LeastDays + digits.Next(MostDays - LeastDays);
        days += days % 7 == 0 ? 1 : 0;
        _days = digits.Next(2) == 0 ? days : -days;
    }

    /// <summary>The shifted date in its own form, or <see langword="null"/> where the form is not known.</summary>
    public string? Shifted(string value)
    {
        foreach (var format in Formats)
        {
            if (DateTime.TryParseExact(value, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
                && date.Year is > FewestYears and < MostYears)
            {
                return date.AddDays(_days).ToString(format, CultureInfo.InvariantCulture);
            }
        }

        return ShiftedYear(value)
            ?? ShiftedName(value, CultureInfo.InvariantCulture.DateTimeFormat.DayNames, _days)
            ?? ShiftedName(value, CultureInfo.InvariantCulture.DateTimeFormat.MonthNames[..12], MonthsAway);
    }

    private int MonthsAway => _days / 30 % 12 is not 0 and var months ? months : 5;

    private string? ShiftedYear(string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is > FewestYears and < MostYears
            ? (year + (_days / 365)).ToString(CultureInfo.InvariantCulture)
            : null;

    private static string? ShiftedName(string value, string[] names, int away)
    {
        var place = Array.FindIndex(names, name => name.Equals(value, StringComparison.OrdinalIgnoreCase));
        return place < 0 ? null : names[(((place + away) % names.Length) + names.Length) % names.Length];
    }
}
