namespace Rung.Engine.PersonalData.Patterns;

/// <summary>What the machine-readable zone of a travel document must fulfil (ICAO 9303).</summary>
internal static class TravelDocuments
{
    /// <summary>The check digits of number, birth and expiry are right.</summary>
    public static bool IsSecondLine(string line) =>
        IsChecked(line.AsSpan(0, 10)) && IsChecked(line.AsSpan(13, 7)) && IsChecked(line.AsSpan(21, 7));

    // Weights 7, 3, 1 in turn; letters from 10, the filler 0; modulo 10.
    private static bool IsChecked(ReadOnlySpan<char> field)
    {
        ReadOnlySpan<int> weights = [7, 3, 1];
        var sum = 0;
        for (var i = 0; i < field.Length - 1; i++)
        {
            var value = field[i] == '<' ? 0 : char.IsAsciiDigit(field[i]) ? field[i] - '0' : field[i] - 'A' + 10;
            sum += value * weights[i % 3];
        }

        return sum % 10 == field[^1] - '0';
    }
}
