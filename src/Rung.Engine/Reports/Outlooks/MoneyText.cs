using System.Globalization;
using Rung.Core.Economics.Uncertainty;

namespace Rung.Engine.Reports.Outlooks;

/// <summary>
/// How amounts of an outlook are spelt. They come from draws and assumptions, so that more than three digits would promise
/// more than is known.
/// </summary>
internal static class MoneyText
{
    private const string Unknown = "unknown";
    private const string NoLimit = "without limit";
    private const int Digits = 3;

    /// <summary>Shares are summed draw by draw; this is less than any one draw weighs, and more than the sum drifts.</summary>
    private const double Drift = 1e-9;

    public static string Dollars(double value) => !double.IsFinite(value)
        ? Limitless(value)
        : (value < 0 ? "−$" : "$") + Amount(Math.Abs(value));

    /// <summary>With its 80 % interval, unless it is certain.</summary>
    public static string WithInterval(Distribution amount)
    {
        var interval = DollarInterval(amount.Central80.Low, amount.Central80.High);
        return interval.Length == 0 ? Dollars(amount.Expected) : $"{Dollars(amount.Expected)} {interval}";
    }

    /// <summary>Empty where both ends read the same and so nothing is said.</summary>
    public static string DollarInterval(double low, double high)
    {
        var (from, to) = (Dollars(low), Dollars(high));
        return from == to ? "" : $"[{from}, {to}]";
    }

    public static string Calls(double value) => double.IsFinite(value) ? Grouped(Rounded(value)) : Limitless(value);

    public static string Months(double value) =>
        Month(value) is var month && month == "1" ? "1 month" : $"{month} months";

    public static string Month(double value) =>
        double.IsFinite(value) ? value.ToString("0.#", CultureInfo.InvariantCulture) : Limitless(value);

    /// <summary>Never 0 or 1 by rounding alone.</summary>
    public static string Probability(double value) => value switch
    {
        < Drift => "0",
        < 0.005 => "<0.01",
        > 1 - Drift => "1",
        >= 0.995 => ">0.99",
        _ => value.ToString("0.00", CultureInfo.InvariantCulture),
    };

    /// <summary>Never nothing or all by rounding alone.</summary>
    public static string Share(double value) => value switch
    {
        > Drift and < 0.005 => "<1 %",
        < 1 - Drift and >= 0.995 => ">99 %",
        _ => (100 * value).ToString("0", CultureInfo.InvariantCulture) + " %",
    };

    /// <summary>A return on investment: what comes back beyond each dollar paid.</summary>
    public static string Return(double value) => double.IsFinite(value)
        ? (Rounded(100 * value) is var percent && percent < 0 ? "−" : "") + Grouped(Math.Abs(percent)) + " %"
        : Limitless(value);

    /// <summary>A value with its unit: dollars where the unit says so.</summary>
    public static string WithUnit(double value, string unit) => InUnit(value, unit) + Rest(unit);

    /// <summary>Two values with the unit of both.</summary>
    public static string RangeWithUnit(double low, double high, string unit) => $"{InUnit(low, unit)} to {InUnit(high, unit)}{Rest(unit)}";

    /// <summary>A value whose unit is said elsewhere, but for the sign of dollars.</summary>
    public static string InUnit(double value, string unit) => IsDollars(unit) ? Dollars(value) : Number(value);

    /// <summary>Any number of the inputs, to three digits.</summary>
    public static string Number(double value) => double.IsFinite(value)
        ? (value < 0 ? "−" : "") + Grouped(Math.Abs(Rounded(value)))
        : Limitless(value);

    /// <summary>Counts along an axis: 500, 10 k, 1 M.</summary>
    public static string Tick(double value) => Math.Abs(value) switch
    {
        >= 1e12 => Scaled(value, 1e12, " T"),
        >= 1e9 => Scaled(value, 1e9, " B"),
        >= 1e6 => Scaled(value, 1e6, " M"),
        >= 1e3 => Scaled(value, 1e3, " k"),
        _ => Number(value),
    };

    /// <summary>Dollars along an axis: $1,000, $1 M.</summary>
    public static string DollarTick(double value) => Math.Abs(value) switch
    {
        >= 1e12 => Signed(value, 1e12, " T"),
        >= 1e9 => Signed(value, 1e9, " B"),
        >= 1e6 => Signed(value, 1e6, " M"),
        _ => Signed(value, 1, ""),
    };

    private static string Signed(double value, double unit, string suffix) =>
        (value < 0 ? "−$" : "$") + Scaled(Math.Abs(value), unit, suffix);

    private static string Scaled(double value, double unit, string suffix) => Number(value / unit) + suffix;

    private static bool IsDollars(string unit) => unit == "$" || unit.StartsWith("$ ", StringComparison.Ordinal);

    private static string Rest(string unit) => IsDollars(unit) ? MoneyName.Shown(unit[1..]) is { Length: > 0 } rest ? $" {rest}" : "" : $" {MoneyName.Shown(unit)}";

    private static string Amount(double value) => Rounded(value) switch
    {
        0 => "0",
        >= 100 and var large => Grouped(large),
        >= 1 => value.ToString("0.00", CultureInfo.InvariantCulture),
        var small => Grouped(small),
    };

    private static string Grouped(double value) => value.ToString(
        value is 0 or >= 1e-6 ? "#,0.#########" : "0.##e+0", CultureInfo.InvariantCulture);

    private static double Rounded(double value)
    {
        if (value == 0)
        {
            return 0;
        }

        var place = Math.Pow(10, Math.Floor(Math.Log10(Math.Abs(value))) + 1 - Digits);

        // Through text, lest 0.1 · 3 print as 0.30000000000000004.
        return place > 0 && double.IsFinite(place)
            ? double.Parse((Math.Round(value / place) * place).ToString("G12", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)
            : value;
    }

    private static string Limitless(double value) => value switch
    {
        double.PositiveInfinity => NoLimit,
        double.NegativeInfinity => $"−{NoLimit}",
        _ => Unknown,
    };
}
