namespace Rung.Engine.PersonalData.Patterns;

/// <summary>Numbers without what people put between their digits.</summary>
internal static class Plain
{
    public static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));

    /// <summary>Letters in upper case.</summary>
    public static string LettersAndDigits(string text) =>
        string.Concat(text.Where(char.IsAsciiLetterOrDigit).Select(char.ToUpperInvariant));

    public static bool IsDate(int day, int month) => day is >= 1 and <= 31 && month is >= 1 and <= 12;

    public static int Number(ReadOnlySpan<char> digits)
    {
        var number = 0;
        foreach (var digit in digits)
        {
            number = (number * 10) + (digit - '0');
        }

        return number;
    }
}
