using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Rung.Engine.Prices.Json;

/// <summary>Reads the digits of a JSON number, never by way of a binary one: 3e-06 is exactly three millionths.</summary>
internal static class ExactNumber
{
    /// <summary>False where it is no number, too large, or so small that only nothing would be left of it.</summary>
    public static bool TryRead(JsonElement value, out decimal number)
    {
        number = 0;
        if (value.ValueKind is not JsonValueKind.Number)
        {
            return false;
        }

        var digits = JsonMarshal.GetRawUtf8Value(value);
        return decimal.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out number)
            && (number != 0 || !HasMantissa(digits));
    }

    /// <summary>The same number without the zeros at its end, which a decimal would carry along: 2.50 is 2.5.</summary>
    public static decimal Trimmed(decimal number) => number / 1.0000000000000000000000000000m;

    private static bool HasMantissa(ReadOnlySpan<byte> digits)
    {
        var exponent = digits.IndexOfAny("eE"u8);
        return (exponent < 0 ? digits : digits[..exponent]).IndexOfAnyInRange((byte)'1', (byte)'9') >= 0;
    }
}
