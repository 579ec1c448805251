using System.Text.RegularExpressions;

namespace Rung.Engine.PersonalData.Patterns;

/// <summary>Numbers of accounts and cards.</summary>
internal static partial class PaymentPatterns
{
    private static readonly ContextWords Named = new("card", "cards", "credit", "debit", "visa", "mastercard", "maestro", "amex", "karte", "carte") { After = 16 };

    public static IReadOnlyList<Pattern> Accounts { get; } =
    [
        new(PersonalTypes.Iban, Iban(), 0.99, TextTraits.Digits) { IsValid = PaymentNumbers.IsIban },
    ];

    public static IReadOnlyList<Pattern> Cards { get; } =
    [
        new(PersonalTypes.CreditCard, Card(), 0.95, TextTraits.Digits) { IsValid = PaymentNumbers.IsIssuedCard },
        new(PersonalTypes.CreditCard, Card(), 0.9, TextTraits.Digits) { IsValid = PaymentNumbers.IsCard, Context = Named },
    ];

    [GeneratedRegex(@"\b[A-Z]{2}[0-9]{2}(?:[ ]?[A-Z0-9]{4}){2,7}(?:[ ]?[A-Z0-9]{1,3})?\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Iban();

    [GeneratedRegex(@"(?<![\w.-])(?:[0-9]{12,19}|[0-9]{4}(?:[ -][0-9]{4}){3}(?:[ -][0-9]{1,3})?|[0-9]{4}[ -][0-9]{6}[ -][0-9]{4,5})(?![\w-])")]
    private static partial Regex Card();
}
