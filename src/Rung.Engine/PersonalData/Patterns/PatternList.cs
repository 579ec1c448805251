namespace Rung.Engine.PersonalData.Patterns;

/// <summary>
/// All patterns; where two overlap, the one that stands first here wins. No pattern repeats anything without end, so that the work at
/// each place of a text is bounded whatever the text.
/// </summary>
internal static class PatternList
{
    public static IReadOnlyList<Pattern> All { get; } =
    [
        .. SecretPatterns.All,
        .. NetworkPatterns.All,
        .. PaymentPatterns.Accounts,
        .. NationalPatterns.All,
        .. PaymentPatterns.Cards,
        .. DocumentPatterns.All,
        .. DatePatterns.All,
        .. ContactPatterns.All,
    ];
}
