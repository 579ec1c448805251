using System.Net;
using System.Text.RegularExpressions;

namespace Rung.Engine.PersonalData.Patterns;

/// <summary>Addresses of mailboxes, pages and machines.</summary>
internal static partial class NetworkPatterns
{
    private const RegexOptions AnyCase = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    private static readonly ContextWords Versions = new("version", "v", "release", "build", "firmware", "section", "chapter", "clause");

    public static IReadOnlyList<Pattern> All { get; } =
    [
        new(PersonalTypes.Email, Email(), 0.99, TextTraits.At),
        new(PersonalTypes.Domain, Url(), 0.95, TextTraits.Web),
        new(PersonalTypes.MacAddress, Mac(), 0.95, TextTraits.Digit),
        new(PersonalTypes.IpAddress, Version6(), 0.95, TextTraits.Colons) { IsValid = IsLongAddress },
        new(PersonalTypes.IpAddress, Version4(), 0.95, TextTraits.Digit) { IsValid = IsAddress, Otherwise = Versions },
    ];

    private static bool IsAddress(string text) => IPAddress.TryParse(text, out _);

    // "a::b" could be an address, but is more often a name in a program.
    private static bool IsLongAddress(string text) => text.Any(char.IsAsciiDigit) && IsAddress(text);

    [GeneratedRegex(@"[A-Za-z0-9À-ɏ](?>[A-Za-z0-9._%+\-À-ɏ]{0,63})@(?:[A-Za-z0-9À-ɏ](?:[A-Za-z0-9À-ɏ-]{0,61}[A-Za-z0-9À-ɏ])?\.){1,5}[A-Za-z]{2,24}\b")]
    private static partial Regex Email();

    [GeneratedRegex(@"\b(?:https?://|www\.)[^\s<>""'()\[\]]{2,500}(?<![.,;:!?])", AnyCase)]
    private static partial Regex Url();

    [GeneratedRegex(@"(?<![0-9A-Fa-f:-])(?:[0-9A-Fa-f]{2}(?:(?::[0-9A-Fa-f]{2}){5}|(?:-[0-9A-Fa-f]{2}){5})|[0-9A-Fa-f]{4}\.[0-9A-Fa-f]{4}\.[0-9A-Fa-f]{4})(?![0-9A-Fa-f:-])")]
    private static partial Regex Mac();

    [GeneratedRegex(@"(?<![\w.])(?:[0-9]{1,3}\.){3}[0-9]{1,3}(?![0-9]|\.[0-9])")]
    private static partial Regex Version4();

    [GeneratedRegex(@"(?<![0-9A-Za-z:.])(?:(?:[0-9A-Fa-f]{1,4}:){7}[0-9A-Fa-f]{1,4}|(?:[0-9A-Fa-f]{1,4}:){1,7}:(?:[0-9A-Fa-f]{1,4}(?::[0-9A-Fa-f]{1,4}){0,5})?|::(?:ffff:(?:[0-9]{1,3}\.){3}[0-9]{1,3}|[0-9A-Fa-f]{1,4}(?::[0-9A-Fa-f]{1,4}){0,6}))(?![0-9A-Za-z:]|\.[0-9])")]
    private static partial Regex Version6();
}
