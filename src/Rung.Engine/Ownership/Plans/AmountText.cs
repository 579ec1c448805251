using System.Globalization;
using Rung.Core.Economics;

namespace Rung.Engine.Ownership.Plans;

/// <summary>
/// Amounts as a person types them: <c>1200</c>, <c>10M</c>, <c>50%</c>, a range <c>300..500</c>, or low, likely and high
/// <c>300:400:600</c>.
/// </summary>
public static class AmountText
{
    /// <param name="field">What it is, for the error, such as <c>--calls</c>.</param>
    /// <param name="text">What was typed.</param>
    /// <param name="least">The least that can be.</param>
    /// <param name="most">The most that can be.</param>
    /// <param name="expected">For the error.</param>
    /// <exception cref="EconomicsException">It is no such amount, or a range that falls.</exception>
    public static Quantity Parse(string field, string text, decimal least, decimal most, string expected)
    {
        ArgumentNullException.ThrowIfNull(field);
        ArgumentNullException.ThrowIfNull(text);

        var parts = text.Contains("..", StringComparison.Ordinal) ? text.Split("..") : text.Split(':');
        double[] numbers = [.. parts.Select(part => (double)Number(field, text, part, least, most, expected))];
        return numbers switch
        {
            [var only] => Quantity.Certain(only),
            [var low, var high] when low <= high => Quantity.Range(low, (low + high) / 2, high),
            [var low, var likely, var high] when low <= likely && likely <= high => Quantity.Range(low, likely, high),
            _ => throw new EconomicsException(field, $"'{text}'", $"{expected}; a range is low..high, or low:likely:high, and does not fall"),
        };
    }

    private static decimal Number(string field, string text, string part, decimal least, decimal most, string expected)
    {
        var (digits, factor) = Scaled(part.Trim());
        return decimal.TryParse(digits.Replace("_", "", StringComparison.Ordinal), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && Math.Abs(number) <= most / factor && number * factor >= least
                ? number * factor
                : throw new EconomicsException(field, $"'{text}'", expected);
    }

    private static (string Digits, decimal Factor) Scaled(string text) => text switch
    {
        [.. var digits, 'k' or 'K'] => (digits, 1_000m),
        [.. var digits, 'm' or 'M'] => (digits, 1_000_000m),
        [.. var digits, 'b' or 'B'] => (digits, 1_000_000_000m),
        [.. var digits, '%'] => (digits, 0.01m),
        _ => (text, 1m),
    };
}
