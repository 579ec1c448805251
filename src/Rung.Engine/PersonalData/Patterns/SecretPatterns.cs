using System.Buffers;
using System.Text.RegularExpressions;

namespace Rung.Engine.PersonalData.Patterns;

/// <summary>Keys, tokens and passwords.</summary>
internal static partial class SecretPatterns
{
    private const RegexOptions AnyCase = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    private static readonly SearchValues<char> Braces = SearchValues.Create("<>{}$*%");

    public static IReadOnlyList<Pattern> All { get; } =
    [
        new(PersonalTypes.Secret, PrivateKey(), 0.99, TextTraits.Dashes),
        new(PersonalTypes.Secret, KnownKey(), 0.99, TextTraits.Digit),
        new(PersonalTypes.Secret, WebToken(), 0.99, TextTraits.Digit),
        new(PersonalTypes.Secret, SlackHook(), 0.99, TextTraits.Web),
        new(PersonalTypes.Secret, UrlWithToken(), 0.9, TextTraits.Web),
        new(PersonalTypes.Secret, Login(), 0.95, TextTraits.Web | TextTraits.At) { IsValid = IsNoPlaceholder },
        new(PersonalTypes.Secret, Bearer(), 0.9, TextTraits.Digit) { IsValid = Checksums.IsRandom },
        new(PersonalTypes.Secret, Assigned(), 0.9, TextTraits.None) { IsValid = IsNoPlaceholder },
        new(PersonalTypes.Secret, Told(), 0.8, TextTraits.Digit) { IsValid = Checksums.IsRandom },
    ];

    // What stands where a secret would, in manuals and in what was scrubbed already.
    private static bool IsNoPlaceholder(string text) =>
        !text.AsSpan().ContainsAny(Braces) && text.Distinct().Count() > 3
        && !Placeholder().IsMatch(text);

    [GeneratedRegex(@"^(?:null|none|true|false|undefined|required|optional|password|secret|string|changeme|redacted|hidden|xxx.{0,20}|your.{0,40}|example.{0,40})$", AnyCase)]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"-----BEGIN [A-Z ]{0,30}PRIVATE KEY(?: BLOCK)?-----(?>[A-Za-z0-9+/=\s:,.-]{0,8000}?-----END [A-Z ]{0,30}PRIVATE KEY(?: BLOCK)?-----|[A-Za-z0-9+/=\s]{0,8000})")]
    private static partial Regex PrivateKey();

    // Amazon, GitHub, GitLab, Slack, Google, Stripe, OpenAI and Anthropic, Hugging Face, npm, PyPI, SendGrid, DigitalOcean, Telegram.
    [GeneratedRegex(@"\b(?:(?:AKIA|ASIA|ABIA|ACCA)[0-9A-Z]{16}|gh[pousr]_[A-Za-z0-9]{30,100}|github_pat_[A-Za-z0-9_]{30,100}|glpat-[A-Za-z0-9_-]{20,50}|xox[abeprs]-[A-Za-z0-9-]{10,150}|xapp-[A-Za-z0-9-]{10,150}|AIza[0-9A-Za-z_-]{35}|[rps]k_(?:live|test)_[A-Za-z0-9]{16,120}|sk-[A-Za-z0-9_-]{20,200}|hf_[A-Za-z0-9]{30,50}|npm_[A-Za-z0-9]{36}|pypi-[A-Za-z0-9_-]{50,250}|SG\.[A-Za-z0-9_-]{16,32}\.[A-Za-z0-9_-]{16,64}|dop_v1_[a-f0-9]{64}|[0-9]{8,10}:AA[A-Za-z0-9_-]{33})(?![A-Za-z0-9])")]
    private static partial Regex KnownKey();

    [GeneratedRegex(@"\beyJ(?>[A-Za-z0-9_-]{10,4000})\.(?>[A-Za-z0-9_-]{10,4000})\.[A-Za-z0-9_-]{10,1000}")]
    private static partial Regex WebToken();

    [GeneratedRegex(@"\bhttps://hooks\.slack\.com/services/[A-Za-z0-9/]{20,80}")]
    private static partial Regex SlackHook();

    [GeneratedRegex(@"\b[a-z][a-z0-9+.-]{1,20}://[^\s/@:""'<>]{1,64}:(?<value>[^\s/@""'<>]{3,100})@", AnyCase)]
    private static partial Regex Login();

    [GeneratedRegex(@"\b(?:bearer|basic|authorization:)\s(?<value>[A-Za-z0-9+/=._~-]{16,1000})", AnyCase)]
    private static partial Regex Bearer();

    [GeneratedRegex(@"(?:\b|_)(?:api[_ -]?key|access[_ -]?key|secret(?:[_ -]?access)?(?:[_ -]?key)?|client[_ -]?secret|auth[_ -]?token|token|passwor[dt]|passwd|pass ?phrase|pwd|AccountKey|SharedAccessKey)[""']?\s{0,3}(?:=>|:=|[:=])\s{0,3}[""']?(?<value>[^\s""',;]{6,200})", AnyCase)]
    private static partial Regex Assigned();

    [GeneratedRegex(@"\b(?:api key|secret|token|password|passphrase|pwd) (?:is|was|to)[: ] ?[""']?(?<value>[^\s""',;]{8,200})", AnyCase)]
    private static partial Regex Told();

    [GeneratedRegex(@"\bhttps?://(?>[^\s<>""?]{1,400})\?[^\s<>""]{0,300}?\b(?:token|key|api_?key|sig|signature|access_token|code|password|secret|auth)=[^\s<>""&]{8,300}[^\s<>""]{0,300}", AnyCase)]
    private static partial Regex UrlWithToken();
}
