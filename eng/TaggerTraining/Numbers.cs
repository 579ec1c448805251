using System.Globalization;

namespace Rung.TaggerTraining;

/// <summary>Makes dates and numbers.</summary>
internal sealed class Numbers(Pieces pieces)
{
    public string Date()
    {
        var (day, month, year) = (pieces.Number(1, 28), pieces.Number(1, 12), pieces.Number(1930, 2030));
        return pieces.Number(0, 8) switch
        {
            0 => I($"{month}/{day}/{year}"),
            1 => I($"{day:00}.{month:00}.{year}"),
            2 => I($"{year}-{month:00}-{day:00}"),
            3 => I($"{Month()} {day}, {year}"),
            4 => I($"{day} {Month()} {year}"),
            5 => I($"{day}{pieces.Pick("th", "st", "nd")} of {Month()}"),
            6 => I($"{Month()} {year}"),
            7 => I($"{day:00}/{month:00}/{year % 100:00}"),
            _ => Weekday(),
        };
    }

    public string DateAndTime() => pieces.Maybe(0.5)
        ? I($"{pieces.Number(1990, 2030)}-{pieces.Number(1, 12):00}-{pieces.Number(1, 28):00} {Clock()}:{pieces.Number(0, 59):00}")
        : I($"{Date()} {Clock()}");

    public string Clock() => I($"{pieces.Number(0, 23):00}:{pieces.Number(0, 59):00}");

    public string Weekday() => CultureInfo.InvariantCulture.DateTimeFormat.DayNames[pieces.Number(0, 6)];

    public string Month() => CultureInfo.InvariantCulture.DateTimeFormat.MonthNames[pieces.Number(0, 11)];

    public string Phone() => pieces.Number(0, 10) switch
    {
        0 => $"({D(3)}) {D(3)}-{D(4)}",
        1 => $"{D(3)}-{D(3)}-{D(4)}",
        2 => $"+{pieces.Whole(1, 99)} {D(3)} {D(3)} {D(2)} {D(2)}",
        3 => $"0{D(3)} {D(2)} {D(2)} {D(2)}",
        4 => $"0{D(4)} {D(6)}",
        5 => $"{D(2)}-{D(2)}-{D(2)}-{D(2)}",
        6 => $"+{pieces.Whole(1, 99)} (0){D(2)} {D(3)} {D(2)} {D(2)}",
        7 => $"{D(3)} {D(3)} {D(3)}",
        8 => $"0{D(2)}{pieces.Pick("/", "-", " ")}{D(3)} {D(4)}",
        9 => pieces.Pick($"({D(2)}) {D(4)} {D(4)}", $"({D(2)}) {D(3)}-{D(3)}", $"{D(2)} {D(2)} {D(2)} {D(2)}"),
        _ => pieces.Pick($"0{D(9)}", $"0{D(3)} {D(3)} {D(4)}", $"0{D(2)} {D(4)} {D(4)}", $"0{D(1)} {D(2)} {D(2)} {D(2)} {D(2)}"),
    };

    public string License() => pieces.Number(0, 2) switch
    {
        0 => pieces.Letters(1) + D(pieces.Number(7, 14)),
        1 => D(pieces.Number(7, 9)),
        _ => $"{D(4)}-{D(2)}-{D(4)}",
    };

    private string D(int count) => pieces.Digits(count);

    private static string I(FormattableString text) => FormattableString.Invariant(text);
}
